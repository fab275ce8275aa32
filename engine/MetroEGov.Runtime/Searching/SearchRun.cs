using System.Collections.Immutable;
using System.Linq.Expressions;
using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Searching;

/// <summary>
/// Finds the keys of one page: filter, order and slice run in the database; what is shown of the rows is read afterwards by key. The place
/// of a cursor is a comparison with its values, not a count of rows.
/// </summary>
internal sealed class SearchRun<TRow>(RuntimeDb db, SearchTable<TRow> table)
{
    public async Task<Found<long>> RunAsync(IQueryable<TRow> rows, SearchRequest request, CancellationToken cancellationToken)
    {
        var found = Narrow(rows, request);
        var total = await found.CountAsync(cancellationToken).ConfigureAwait(false);
        if (request.Page.Limit == 0)
            return new Found<long>([], total, null, null);

        var levels = Levels(request.Sort);
        var isBackwards = request.Page is SearchPage.Before;
        found = request.Page switch
        {
            SearchPage.After after => found.Where(Beyond(levels, after.Cursor.Values, isBackwards)),
            SearchPage.Before before => found.Where(Beyond(levels, before.Cursor.Values, isBackwards)),
            _ => found,
        };
        var ordered = Order(found, levels, isBackwards);
        if (request.Page is SearchPage.Skip skip)
            ordered = ordered.Skip(skip.Count);
        var marks = await ordered.Take(request.Page.Limit).Select(Mark(levels)).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (isBackwards)
            marks.Reverse();
        return new Found<long>(
            [.. marks.Select(mark => (long)mark[^1]!)],
            total,
            marks.Count == 0 ? null : Cursor(request.Sort, marks[0]),
            marks.Count == 0 ? null : Cursor(request.Sort, marks[^1]));
    }

    private IQueryable<TRow> Narrow(IQueryable<TRow> rows, SearchRequest request)
    {
        foreach (var condition in request.Conditions)
            rows = rows.Where(Of(condition));
        return request.Alternatives.IsEmpty
            ? rows
            : rows.Where(request.Alternatives
                .Select(group => group.Select(Of).Aggregate(Predicates.Always<TRow>(true), Predicates.And))
                .Aggregate(Predicates.Always<TRow>(false), Predicates.Or));
    }

    private Expression<Func<TRow, bool>> Of(SearchCondition condition) =>
        table.Column(condition.Field).Compare is { } compare
            ? compare(db, condition)
            : throw new ArgumentException($"'{condition.Field}' cannot be filtered by.");

    private List<Level> Levels(ImmutableArray<SearchSort> sort)
    {
        var levels = new List<Level>();
        foreach (var wanted in sort)
        {
            var column = table.Column(wanted.Field).Order ?? throw new ArgumentException($"'{wanted.Field}' cannot be sorted by.");
            levels.Add(new Level(column, wanted.IsDescending));
        }

        levels.Add(new Level(table.Key, IsDescending: false));
        return levels;
    }

    private static IQueryable<TRow> Order(IQueryable<TRow> rows, List<Level> levels, bool isBackwards)
    {
        IQueryable<TRow> ordered = rows;
        var isFirst = true;
        foreach (var level in levels)
        {
            if (level.IsNullable)
            {
                var isMissing = Expression.Lambda(
                    Expression.Condition(Missing(level.Column.Body), Expression.Constant(1), Expression.Constant(0)), level.Column.Parameters);
                ordered = By(ordered, isMissing, isBackwards, isFirst);
                isFirst = false;
            }

            ordered = By(ordered, level.Column, level.IsDescending != isBackwards, isFirst);
            isFirst = false;
        }

        return ordered;
    }

    private static IQueryable<TRow> By(IQueryable<TRow> rows, LambdaExpression column, bool isDescending, bool isFirst)
    {
        var method = (isFirst, isDescending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            _ => nameof(Queryable.ThenByDescending),
        };
        return rows.Provider.CreateQuery<TRow>(Expression.Call(
            typeof(Queryable), method, [typeof(TRow), column.ReturnType], rows.Expression, Expression.Quote(column)));
    }

    /// <summary>Rows that follow the values in the order: later on the first level, or equal there and later on the next, and so on.</summary>
    private static Expression<Func<TRow, bool>> Beyond(List<Level> levels, ImmutableArray<object?> values, bool isBackwards)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        Expression? beyond = null;
        for (var index = levels.Count - 1; index >= 0; index--)
        {
            var level = levels[index];
            var value = Predicates.BodyFor(level.Column, row);
            var step = BeyondOne(value, level, values[index], isBackwards);
            var same = Same(value, level, values[index]);
            beyond = beyond is null ? step : Expression.OrElse(step, Expression.AndAlso(same, beyond));
        }

        return Expression.Lambda<Func<TRow, bool>>(beyond ?? Expression.Constant(true), row);
    }

    private static Expression BeyondOne(Expression value, Level level, object? mark, bool isBackwards)
    {
        // Nulls come last: forwards nothing is beyond them, backwards everything else is.
        if (mark is null)
            return isBackwards ? Expression.Not(Missing(value)) : Expression.Constant(false);
        var later = Predicates.Beyond(value, mark, isAfter: level.IsDescending == isBackwards);
        return level.IsNullable && !isBackwards ? Expression.OrElse(later, Missing(value)) : later;
    }

    private static Expression Same(Expression value, Level level, object? mark)
    {
        if (mark is not null)
            return Expression.Equal(value, Predicates.Parameter(mark, value.Type));
        return level.IsNullable ? Missing(value) : Expression.Constant(false);
    }

    private static Expression Missing(Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    private static Expression<Func<TRow, object?[]>> Mark(List<Level> levels)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, object?[]>>(
            Expression.NewArrayInit(typeof(object), levels.Select(level => Expression.Convert(Predicates.BodyFor(level.Column, row), typeof(object)))),
            row);
    }

    private static string Cursor(ImmutableArray<SearchSort> sort, object?[] mark) =>
        SearchCursor.Write(sort, mark.Select(value => value is DateTimeOffset time ? time.UtcTicks : value));

    private sealed record Level(LambdaExpression Column, bool IsDescending)
    {
        public bool IsNullable => !Column.ReturnType.IsValueType || Nullable.GetUnderlyingType(Column.ReturnType) is not null;
    }
}
