using System.Collections.Immutable;

namespace MetroEGov.Dmn;

/// <summary>
/// A boxed expression as it stands in the file. Immutable; safe to share. Source: DMN 1.5 §7.3 and §10.2.
/// </summary>
public abstract record BoxedExpression
{
    private protected BoxedExpression()
    {
    }

    public string? Id { get; init; }

    public required int Line { get; init; }

    public string? TypeRef { get; init; }
}

public sealed record LiteralExpression(string Text) : BoxedExpression;

/// <summary>A context; an entry without name is the result.</summary>
public sealed record ContextExpression(ImmutableArray<ContextEntry> Entries) : BoxedExpression;

public sealed record ContextEntry(Variable? Variable, BoxedExpression? Value);

/// <param name="Function">Called function: mostly the name of a business knowledge model or decision service.</param>
public sealed record Invocation(BoxedExpression? Function, ImmutableArray<Binding> Bindings) : BoxedExpression;

public sealed record Binding(string Parameter, BoxedExpression? Value);

public sealed record FunctionDefinition(FunctionKind Kind, ImmutableArray<Variable> Parameters, BoxedExpression? Body) : BoxedExpression;

public enum FunctionKind
{
    Feel,

    /// <summary>Mapped to .NET counterparts by an allow-list in FEEL.</summary>
    Java,

    /// <summary>Not supported: the call answers null with a warning.</summary>
    Pmml,
}

public sealed record ListExpression(ImmutableArray<BoxedExpression> Items) : BoxedExpression;

public sealed record RelationExpression(ImmutableArray<Variable> Columns, ImmutableArray<ImmutableArray<BoxedExpression>> Rows) : BoxedExpression;

public sealed record ConditionalExpression(BoxedExpression? If, BoxedExpression? Then, BoxedExpression? Else) : BoxedExpression;

public sealed record FilterExpression(BoxedExpression? In, BoxedExpression? Match) : BoxedExpression;

/// <summary><c>for</c>, <c>some</c>, <c>every</c>.</summary>
public sealed record IteratorExpression(IteratorKind Kind, string Variable, BoxedExpression? In, BoxedExpression? Body) : BoxedExpression;

public enum IteratorKind
{
    For,
    Some,
    Every,
}

/// <summary>A name with a type: of a decision's variable, a parameter, a column, an entry.</summary>
public sealed record Variable(string Name, string? TypeRef, string? Id, int Line);
