using System.Collections.Immutable;
using System.Linq.Expressions;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Searching;

/// <summary>The fields by which one kind of thing is searched, and what they are in the database. Immutable once built; safe to share.</summary>
/// <param name="key">Unique, and the last level of every order.</param>
internal sealed class SearchTable<TRow>(Expression<Func<TRow, long>> key, bool hasAlternatives = false)
{
    private readonly List<SearchColumn<TRow>> _columns = [];
    private SearchFields? _fields;

    public Expression<Func<TRow, long>> Key { get; } = key;

    public SearchFields Fields => _fields ??= new SearchFields(_columns.Select(column => column.Field), hasAlternatives);

    public SearchColumn<TRow> Column(string name) => _columns.First(column => column.Field.Name == name);

    public SearchTable<TRow> Text(string name, Expression<Func<TRow, string?>> column) => Plain(name, SearchKind.Text, column);

    /// <summary>A column of canonical JSON, compared with JSON text.</summary>
    public SearchTable<TRow> Json(string name, Expression<Func<TRow, string?>> column) => Add(
        new SearchField(name, SearchKind.Text, [], IsSortable: true),
        (db, condition) => Predicates.Of<TRow>(db, column, JsonText.Canonical(condition)),
        column);

    public SearchTable<TRow> Keys(string name, Expression<Func<TRow, long>> column) => Plain(name, SearchKind.Key, column);

    public SearchTable<TRow> Keys(string name, Expression<Func<TRow, long?>> column) => Plain(name, SearchKind.Key, column);

    public SearchTable<TRow> Number(string name, Expression<Func<TRow, int>> column) => Plain(name, SearchKind.Number, column);

    public SearchTable<TRow> Time(string name, Expression<Func<TRow, DateTimeOffset>> column) => Plain(name, SearchKind.Time, column);

    public SearchTable<TRow> Time(string name, Expression<Func<TRow, DateTimeOffset?>> column) => Plain(name, SearchKind.Time, column);

    public SearchTable<TRow> Flag(string name, Expression<Func<TRow, bool>> column) => Add(
        new SearchField(name, SearchKind.Flag, [], IsSortable: true),
        (db, condition) => Predicates.Of<TRow>(db, column, condition),
        Expression.Lambda(Expression.Condition(column.Body, Expression.Constant(1), Expression.Constant(0)), column.Parameters));

    /// <summary>A field with a fixed list of values; exactly one of the conditions holds for each row.</summary>
    public SearchTable<TRow> Choice(string name, params IReadOnlyList<(string Value, Expression<Func<TRow, bool>> Holds)> choices) => Add(
        new SearchField(name, SearchKind.Choice, [.. choices.Select(choice => choice.Value)], IsSortable: true),
        (_, condition) => Chosen(choices, condition),
        ChoiceText(choices));

    /// <summary>A field that is the same for all.</summary>
    public SearchTable<TRow> Constant(string name, string value) => Add(
        new SearchField(name, SearchKind.Text, [], IsSortable: true),
        (_, condition) => Predicates.Always<TRow>(condition.HoldsFor(value)),
        Expression.Lambda(Expression.Constant(value), Key.Parameters));

    /// <summary>A field that takes more than comparing a column.</summary>
    public SearchTable<TRow> Custom(
        string name, SearchKind kind, Func<RuntimeDb, SearchCondition, Expression<Func<TRow, bool>>> compare) =>
        Add(new SearchField(name, kind, [], IsSortable: false), compare, order: null);

    /// <inheritdoc cref="Custom(string, SearchKind, Func{RuntimeDb, SearchCondition, Expression{Func{TRow, bool}}})"/>
    public SearchTable<TRow> Custom(
        string name, ImmutableArray<string> choices, Func<RuntimeDb, SearchCondition, Expression<Func<TRow, bool>>> compare) =>
        Add(new SearchField(name, SearchKind.Choice, choices, IsSortable: false), compare, order: null);

    /// <summary>A field that is only sorted by.</summary>
    public SearchTable<TRow> SortOnly<TValue>(string name, SearchKind kind, Expression<Func<TRow, TValue>> column) =>
        Add(new SearchField(name, kind, [], IsSortable: true, IsFilterable: false), compare: null, column);

    private static Expression<Func<TRow, bool>> Chosen(
        IReadOnlyList<(string Value, Expression<Func<TRow, bool>> Holds)> choices, SearchCondition condition) =>
        choices.Where(choice => condition.HoldsFor(choice.Value))
            .Select(choice => choice.Holds)
            .Aggregate(Predicates.Always<TRow>(false), Predicates.Or);

    private static LambdaExpression ChoiceText(IReadOnlyList<(string Value, Expression<Func<TRow, bool>> Holds)> choices)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        Expression text = Expression.Constant(choices[^1].Value);
        foreach (var (value, holds) in choices.SkipLast(1).Reverse())
            text = Expression.Condition(Predicates.BodyFor(holds, row), Expression.Constant(value), text);
        return Expression.Lambda(text, row);
    }

    private SearchTable<TRow> Plain(string name, SearchKind kind, LambdaExpression column) => Add(
        new SearchField(name, kind, [], IsSortable: true),
        (db, condition) => Predicates.Of<TRow>(db, column, condition),
        column);

    private SearchTable<TRow> Add(
        SearchField field, Func<RuntimeDb, SearchCondition, Expression<Func<TRow, bool>>>? compare, LambdaExpression? order)
    {
        _columns.Add(new SearchColumn<TRow>(field, compare, order));
        return this;
    }
}
