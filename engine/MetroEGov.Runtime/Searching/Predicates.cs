using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Searching;

/// <summary>Conditions as expressions that every provider translates. Values go in as parameters, so that a statement is compiled once.</summary>
internal static class Predicates
{
    private static readonly MethodInfo ContainsMethod = typeof(Enumerable).GetMethods()
        .Single(method => method.Name == nameof(Enumerable.Contains) && method.GetParameters().Length == 2);

    private static readonly MethodInfo CompareText = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])
        ?? throw new UnreachableException();

    public static Expression<Func<TRow, bool>> Always<TRow>(bool value) => value ? _ => true : _ => false;

    /// <summary>A condition on the value of a column.</summary>
    public static Expression<Func<TRow, bool>> Of<TRow>(RuntimeDb db, LambdaExpression column, SearchCondition condition)
    {
        var value = column.Body;
        var body = condition.Operator switch
        {
            SearchOperator.Equal => Expression.Equal(value, Parameter(condition.Operands[0], value.Type)),
            SearchOperator.NotEqual => Expression.NotEqual(value, Parameter(condition.Operands[0], value.Type)),
            SearchOperator.Exists => Exists(value, (bool)condition.Operands[0]),
            SearchOperator.In => IsIn(value, condition.Operands),
            SearchOperator.NotIn => Expression.Not(IsIn(value, condition.Operands)),
            SearchOperator.Like => db.Like(value, new LikePattern((string)condition.Operands[0])),
            SearchOperator.Greater => Expression.GreaterThan(value, Parameter(condition.Operands[0], value.Type)),
            SearchOperator.GreaterOrEqual => Expression.GreaterThanOrEqual(value, Parameter(condition.Operands[0], value.Type)),
            SearchOperator.Less => Expression.LessThan(value, Parameter(condition.Operands[0], value.Type)),
            SearchOperator.LessOrEqual => Expression.LessThanOrEqual(value, Parameter(condition.Operands[0], value.Type)),
            _ => throw new UnreachableException(),
        };
        return Expression.Lambda<Func<TRow, bool>>(body, column.Parameters);
    }

    /// <summary>
    /// A condition on a field with many values: it holds when it holds for one of them; a negative one when it fails for none.
    /// </summary>
    /// <param name="any">Whether one of the items belongs to the row.</param>
    public static Expression<Func<TRow, bool>> AnyOf<TRow, TItem>(
        RuntimeDb db,
        IQueryable<TItem> items,
        Expression<Func<TItem, string?>> text,
        SearchCondition condition,
        Func<IQueryable<TItem>, Expression<Func<TRow, bool>>> any) => condition.Operator switch
        {
            SearchOperator.Exists => (bool)condition.Operands[0] ? any(items) : Not(any(items)),
            SearchOperator.NotEqual => Not(any(items.Where(Of<TItem>(db, text, condition with { Operator = SearchOperator.Equal })))),
            SearchOperator.NotIn => Not(any(items.Where(Of<TItem>(db, text, condition with { Operator = SearchOperator.In })))),
            _ => any(items.Where(Of<TItem>(db, text, condition))),
        };

    /// <summary>Whether the column comes after (or before) a value of the same order.</summary>
    public static Expression Beyond(Expression value, object operand, bool isAfter)
    {
        if (value.Type == typeof(string))
        {
            var compared = Expression.Call(CompareText, value, Parameter(operand, typeof(string)));
            return isAfter ? Expression.GreaterThan(compared, Expression.Constant(0)) : Expression.LessThan(compared, Expression.Constant(0));
        }

        var parameter = Parameter(operand, value.Type);
        return isAfter ? Expression.GreaterThan(value, parameter) : Expression.LessThan(value, parameter);
    }

    public static Expression<Func<TRow, bool>> And<TRow>(Expression<Func<TRow, bool>> one, Expression<Func<TRow, bool>> other) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.AndAlso(one.Body, BodyFor(other, one.Parameters[0])), one.Parameters);

    public static Expression<Func<TRow, bool>> Or<TRow>(Expression<Func<TRow, bool>> one, Expression<Func<TRow, bool>> other) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(one.Body, BodyFor(other, one.Parameters[0])), one.Parameters);

    public static Expression<Func<TRow, bool>> Not<TRow>(Expression<Func<TRow, bool>> one) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.Not(one.Body), one.Parameters);

    /// <summary>The body of a lambda, about another parameter.</summary>
    public static Expression BodyFor(LambdaExpression lambda, ParameterExpression parameter) =>
        new Replacement(lambda.Parameters[0], parameter).Visit(lambda.Body);

    /// <summary>A value that the provider takes as a parameter, as it does with captured variables.</summary>
    public static Expression Parameter(object value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var converted = plain == typeof(int) && value is long number
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : value;
        var captured = Activator.CreateInstance(typeof(Captured<>).MakeGenericType(plain), converted) ?? throw new UnreachableException();
        var member = Expression.Property(Expression.Constant(captured), nameof(Captured<>.Value));
        return type == plain ? member : Expression.Convert(member, type);
    }

    private static Expression Exists(Expression value, bool exists)
    {
        if (value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null)
            return Expression.Constant(exists);
        var missing = Expression.Constant(null, value.Type);
        return exists ? Expression.NotEqual(value, missing) : Expression.Equal(value, missing);
    }

    private static Expression IsIn(Expression value, IEnumerable<object> operands)
    {
        var list = (System.Collections.IList)(Activator.CreateInstance(typeof(List<>).MakeGenericType(value.Type)) ?? throw new UnreachableException());
        foreach (var operand in operands)
            list.Add(value.Type == typeof(int) || value.Type == typeof(int?) ? (int)Math.Clamp((long)operand, int.MinValue, int.MaxValue) : operand);
        var captured = Activator.CreateInstance(typeof(Captured<>).MakeGenericType(list.GetType()), list) ?? throw new UnreachableException();
        var member = Expression.Property(Expression.Constant(captured), nameof(Captured<>.Value));
        return Expression.Call(ContainsMethod.MakeGenericMethod(value.Type), member, value);
    }

    private sealed class Captured<T>(T value)
    {
        public T Value { get; } = value;
    }

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
