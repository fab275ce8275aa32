using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace MetroEGov.Runtime;

/// <summary>
/// A place in an order: the values of the sorted fields and the key of one row. It stays right while rows come and go. Written as Base64
/// of a JSON array that begins with the order it belongs to.
/// </summary>
public sealed record SearchCursor
{
    private const int LongestText = 16 * 1024;

    private SearchCursor(ImmutableArray<object?> values) => Values = values;

    /// <summary>One per sorted field, then the key. Times are UTC ticks.</summary>
    internal ImmutableArray<object?> Values { get; }

    /// <summary>False for a text that is no cursor, or one of another order.</summary>
    public static bool TryParse(
        string text, SearchFields fields, ImmutableArray<SearchSort> sort, [NotNullWhen(true)] out SearchCursor? cursor)
    {
        cursor = null;
        var bytes = new byte[LongestText];
        if (text.Length > LongestText || !Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
            return false;
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length), new JsonDocumentOptions { MaxDepth = 2 });
            var kinds = sort.Select(level => fields.Find(level.Field)?.Kind ?? SearchKind.Text).Append(SearchKind.Key).ToList();
            if (document.RootElement.ValueKind != JsonValueKind.Array
                || document.RootElement.GetArrayLength() != kinds.Count + 1
                || document.RootElement[0].ValueKind != JsonValueKind.String
                || document.RootElement[0].GetString() != OrderText(sort))
                return false;
            var values = ImmutableArray.CreateBuilder<object?>();
            for (var index = 0; index < kinds.Count; index++)
            {
                if (!TryRead(document.RootElement[index + 1], kinds[index], out var value) || (value is null && index == kinds.Count - 1))
                    return false;
                values.Add(value);
            }

            cursor = new SearchCursor(values.ToImmutable());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static string Write(ImmutableArray<SearchSort> sort, IEnumerable<object?> values) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(values.Prepend(OrderText(sort)).ToArray()));

    private static string OrderText(ImmutableArray<SearchSort> sort)
    {
        var text = new StringBuilder();
        foreach (var level in sort)
            text.Append(level.IsDescending ? '-' : '+').Append(level.Field);
        return text.ToString();
    }

    private static bool TryRead(JsonElement element, SearchKind kind, out object? value)
    {
        value = null;
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return true;
            case JsonValueKind.String when kind is SearchKind.Text or SearchKind.Choice:
                value = element.GetString();
                return true;
            case JsonValueKind.Number when kind is SearchKind.Key or SearchKind.Number or SearchKind.Flag && element.TryGetInt64(out var number):
                value = number;
                return true;
            case JsonValueKind.Number when kind is SearchKind.Time && element.TryGetInt64(out var ticks)
                && ticks >= DateTimeOffset.MinValue.UtcTicks && ticks <= DateTimeOffset.MaxValue.UtcTicks:
                value = new DateTimeOffset(ticks, TimeSpan.Zero);
                return true;
            default:
                return false;
        }
    }
}
