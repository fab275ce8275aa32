using System.Text.Json;

namespace MetroEGov.Host.Api.V2;

/// <summary>What every search takes; the fields of filter and sort differ.</summary>
/// <param name="Filter">
/// Field → value, or → operators that must all hold: <c>$eq</c>, <c>$neq</c>, <c>$exists</c>, <c>$in</c>, <c>$notIn</c>, <c>$like</c>
/// (<c>*</c>, <c>?</c>), and for numbers and times <c>$gt</c>, <c>$gte</c>, <c>$lt</c>, <c>$lte</c>.
/// </param>
/// <param name="Sort">Nulls last; without it by key.</param>
public sealed record SearchBody(JsonElement? Filter, IReadOnlyList<SearchSortBody>? Sort, SearchPageBody? Page);

/// <param name="Order">ASC or DESC, in any case.</param>
public sealed record SearchSortBody(string Field, string? Order);

/// <summary>One of from, after and before.</summary>
/// <param name="Limit">1 to 1000; default 100.</param>
/// <param name="After">The end cursor of an earlier answer to a search with the same sort.</param>
/// <param name="Before">The start cursor of one.</param>
public sealed record SearchPageBody(int? From, int? Limit, string? After, string? Before);
