using System.Collections.Immutable;

namespace MetroEGov.Runtime;

/// <summary>What is searched for, in which order, and which part of it is wanted. Immutable.</summary>
public sealed record SearchRequest
{
    /// <summary>All of them must hold.</summary>
    public ImmutableArray<SearchCondition> Conditions { get; init; } = [];

    /// <summary>When there are any: of at least one of these groups all must hold as well.</summary>
    public ImmutableArray<ImmutableArray<SearchCondition>> Alternatives { get; init; } = [];

    /// <summary>Nulls come last, in both directions; what is equal is ordered by its key.</summary>
    public ImmutableArray<SearchSort> Sort { get; init; } = [];

    public SearchPage Page { get; init; } = new SearchPage.Skip(0, SearchPage.DefaultLimit);
}

/// <summary>One condition on one field.</summary>
/// <param name="Operands">
/// In the type of the field's <see cref="SearchKind"/>: text and choices as <see cref="string"/>, keys and numbers as <see cref="long"/>,
/// times as <see cref="DateTimeOffset"/>, flags as <see cref="bool"/>. One, but for <see cref="SearchOperator.In"/> and
/// <see cref="SearchOperator.NotIn"/>; for <see cref="SearchOperator.Exists"/> a <see cref="bool"/>.
/// </param>
/// <param name="Variable">Only for <see cref="SearchKind.Variable"/>: whose value is compared, as JSON text.</param>
public sealed record SearchCondition(string Field, SearchOperator Operator, ImmutableArray<object> Operands, string? Variable = null)
{
    /// <summary>Whether a value in memory satisfies it, by the rules of the database.</summary>
    internal bool HoldsFor(object? value) => Operator switch
    {
        SearchOperator.Equal or SearchOperator.In => value is not null && Operands.Contains(value),
        SearchOperator.NotEqual or SearchOperator.NotIn => value is null || !Operands.Contains(value),
        SearchOperator.Exists => value is not null == (bool)Operands[0],
        SearchOperator.Like => value is string text && new Searching.LikePattern((string)Operands[0]).Matches(text),
        SearchOperator.Greater => Compare(value) > 0,
        SearchOperator.GreaterOrEqual => Compare(value) >= 0,
        SearchOperator.Less => Compare(value) < 0,
        SearchOperator.LessOrEqual => Compare(value) <= 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Null compares to nothing, and no comparison of null holds.
    private int? Compare(object? value) => value is null ? null : Comparer<object>.Default.Compare(value, Operands[0]);
}

/// <summary>Null equals nothing: it is found by NotEqual and NotIn, and by no comparison.</summary>
public enum SearchOperator
{
    Equal,
    NotEqual,
    Exists,
    In,
    NotIn,

    /// <summary><c>*</c> stands for any characters, <c>?</c> for one; a backslash before either for the character itself. Case counts.</summary>
    Like,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

public sealed record SearchSort(string Field, bool IsDescending = false);

/// <summary>Which part of what was found.</summary>
public abstract record SearchPage
{
    public const int DefaultLimit = 100;
    public const int HighestLimit = 1000;

    private SearchPage(int limit) => Limit = Math.Clamp(limit, 0, HighestLimit);

    /// <summary>At most so many; 0 asks for the count only.</summary>
    public int Limit { get; }

    public sealed record Skip(int Count, int PageLimit) : SearchPage(PageLimit);

    /// <summary>What follows a cursor. Unlike <see cref="Skip"/> it loses nothing when rows before it come or go meanwhile.</summary>
    public sealed record After(SearchCursor Cursor, int PageLimit) : SearchPage(PageLimit);

    /// <summary>What precedes a cursor, nearest to it, in the usual order.</summary>
    public sealed record Before(SearchCursor Cursor, int PageLimit) : SearchPage(PageLimit);
}

public enum SearchKind
{
    Text,
    Key,
    Number,
    Time,
    Flag,

    /// <summary>One of <see cref="SearchField.Choices"/>.</summary>
    Choice,

    /// <summary>Words that must all be there.</summary>
    Tags,

    /// <summary>A variable by name and value.</summary>
    Variable,
}

/// <summary>Something that can be searched by. Names are those of the dialect, so that clients' filters need no translation.</summary>
public sealed record SearchField(string Name, SearchKind Kind, ImmutableArray<string> Choices, bool IsSortable, bool IsFilterable = true);

/// <summary>All fields of one kind of thing. Immutable; safe to share.</summary>
public sealed class SearchFields
{
    private readonly ImmutableDictionary<string, SearchField> _byName;

    internal SearchFields(IEnumerable<SearchField> fields, bool hasAlternatives)
    {
        All = [.. fields];
        HasAlternatives = hasAlternatives;
        _byName = All.ToImmutableDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public ImmutableArray<SearchField> All { get; }

    /// <summary>Whether <see cref="SearchRequest.Alternatives"/> are understood.</summary>
    public bool HasAlternatives { get; }

    public SearchField? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>What was found.</summary>
/// <param name="TotalCount">On all pages.</param>
/// <param name="StartCursor">Null when nothing was found.</param>
public sealed record Found<T>(ImmutableArray<T> Items, int TotalCount, string? StartCursor, string? EndCursor)
{
    internal Found<TOther> With<TOther>(ImmutableArray<TOther> items) => new(items, TotalCount, StartCursor, EndCursor);
}
