using System.Linq.Expressions;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Searching;

/// <summary>How one field of a search is compared and sorted in the database.</summary>
/// <param name="Compare">Null for a field that is only sorted by.</param>
/// <param name="Order">The expression that is sorted by: text, number or time, null included; null when it cannot be sorted by.</param>
internal sealed record SearchColumn<TRow>(
    SearchField Field,
    Func<RuntimeDb, SearchCondition, Expression<Func<TRow, bool>>>? Compare,
    LambdaExpression? Order);
