using System.Collections.Immutable;
using System.Diagnostics;

namespace MetroEGov.Runtime.Searching;

/// <summary>
/// The same search over a short list that is in memory: definitions, the variables of one task. Immutable once built; safe to share.
/// </summary>
/// <param name="key">Unique, and the last level of every order.</param>
internal sealed class ListSearch<T>(Func<T, long> key)
{
    private readonly Dictionary<string, Func<T, object?>> _values = new(StringComparer.Ordinal);
    private readonly List<SearchField> _fields = [];
    private SearchFields? _built;

    public SearchFields Fields => _built ??= new SearchFields(_fields, hasAlternatives: false);

    public ListSearch<T> Text(string name, Func<T, string?> value) => Add(new SearchField(name, SearchKind.Text, [], IsSortable: true), value);

    public ListSearch<T> Keys(string name, Func<T, long?> value) =>
        Add(new SearchField(name, SearchKind.Key, [], IsSortable: true), item => value(item));

    public ListSearch<T> Number(string name, Func<T, int> value) =>
        Add(new SearchField(name, SearchKind.Number, [], IsSortable: true), item => (long)value(item));

    public ListSearch<T> Flag(string name, Func<T, bool> value) =>
        Add(new SearchField(name, SearchKind.Flag, [], IsSortable: false), item => value(item));

    public ListSearch<T> Choice(string name, ImmutableArray<string> choices, Func<T, string> value) =>
        Add(new SearchField(name, SearchKind.Choice, choices, IsSortable: true), value);

    /// <param name="items">All that may be seen; each is asked only for the fields that the search names.</param>
    public Found<T> Run(IEnumerable<T> items, SearchRequest request)
    {
        var found = items.Where(item => request.Conditions.All(condition => condition.HoldsFor(_values[condition.Field](item)))).ToList();
        found.Sort((one, other) => Compare(Mark(one, request.Sort), Mark(other, request.Sort), request.Sort));
        var sliced = request.Page switch
        {
            SearchPage.Skip skip => found.Skip(skip.Count).Take(skip.Limit),
            SearchPage.After after => found
                .Where(item => Compare(Mark(item, request.Sort), after.Cursor.Values, request.Sort) > 0)
                .Take(after.Limit),
            SearchPage.Before before => found
                .Where(item => Compare(Mark(item, request.Sort), before.Cursor.Values, request.Sort) < 0)
                .TakeLast(before.Limit),
            _ => throw new UnreachableException(),
        };
        ImmutableArray<T> shown = [.. sliced];
        return new Found<T>(
            shown,
            found.Count,
            shown.IsEmpty ? null : SearchCursor.Write(request.Sort, Mark(shown[0], request.Sort)),
            shown.IsEmpty ? null : SearchCursor.Write(request.Sort, Mark(shown[^1], request.Sort)));
    }

    private ImmutableArray<object?> Mark(T item, ImmutableArray<SearchSort> sort) =>
        [.. sort.Select(level => _values[level.Field](item)), key(item)];

    private static int Compare(ImmutableArray<object?> one, ImmutableArray<object?> other, ImmutableArray<SearchSort> sort)
    {
        for (var index = 0; index < one.Length; index++)
        {
            var compared = Compare(one[index], other[index], index < sort.Length && sort[index].IsDescending);
            if (compared != 0)
                return compared;
        }

        return 0;
    }

    private static int Compare(object? one, object? other, bool isDescending)
    {
        if (one is null || other is null)
            return (one is null).CompareTo(other is null);
        var compared = one is string text && other is string otherText ? string.CompareOrdinal(text, otherText) : Comparer<object>.Default.Compare(one, other);
        return isDescending ? -compared : compared;
    }

    private ListSearch<T> Add(SearchField field, Func<T, object?> value)
    {
        _fields.Add(field);
        _values.Add(field.Name, value);
        return this;
    }
}
