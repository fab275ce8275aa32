using System.Collections.Immutable;

namespace MetroEGov.Dmn;

/// <summary>One DMN file, read but not yet compiled.</summary>
internal sealed record Definitions
{
    public required string ResourceName { get; init; }

    public required string Name { get; init; }

    public required string Namespace { get; init; }

    public string? Id { get; init; }

    public required ImmutableArray<Import> Imports { get; init; }

    public required ImmutableArray<ItemDefinition> ItemDefinitions { get; init; }

    public required ImmutableArray<DrgElement> Elements { get; init; }
}

/// <param name="Name">Under which the imported model's elements are known here: <c>name.element</c>; empty: directly.</param>
internal sealed record Import(string Namespace, string Name, int Line);

/// <summary>A named type. Source: DMN 1.5 §7.3.2.</summary>
internal sealed record ItemDefinition
{
    public required string Name { get; init; }

    public string? Id { get; init; }

    public required int Line { get; init; }

    public string? TypeRef { get; init; }

    public bool IsCollection { get; init; }

    /// <summary>Unary tests over the value, or over each item of a collection.</summary>
    public string? AllowedValues { get; init; }

    /// <summary>Unary tests over the whole value, of a collection too (DMN 1.5).</summary>
    public string? TypeConstraint { get; init; }

    public ImmutableArray<ItemDefinition> Components { get; init; } = [];

    public FunctionItem? Function { get; init; }
}

internal sealed record FunctionItem(string? OutputTypeRef, ImmutableArray<Variable> Parameters);

/// <summary>An element of the decision requirements graph.</summary>
internal abstract record DrgElement
{
    /// <summary>Made from the name when the file has none, as in hand-written files.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int Line { get; init; }

    /// <summary>Under which others see the element; its name when the file has no variable of its own.</summary>
    public required Variable Variable { get; init; }
}

internal sealed record InputDataElement : DrgElement;

internal sealed record DecisionElement : DrgElement
{
    public string? Question { get; init; }

    public required ImmutableArray<Requirement> Inputs { get; init; }

    public required ImmutableArray<Requirement> Decisions { get; init; }

    public required ImmutableArray<Requirement> Knowledge { get; init; }

    public BoxedExpression? Logic { get; init; }
}

internal sealed record KnowledgeElement : DrgElement
{
    public required ImmutableArray<Requirement> Knowledge { get; init; }

    public FunctionDefinition? Logic { get; init; }
}

internal sealed record ServiceElement : DrgElement
{
    public required ImmutableArray<Requirement> OutputDecisions { get; init; }

    public required ImmutableArray<Requirement> EncapsulatedDecisions { get; init; }

    public required ImmutableArray<Requirement> InputDecisions { get; init; }

    public required ImmutableArray<Requirement> Inputs { get; init; }
}

/// <param name="Namespace">Of the model that has the element; null: this one.</param>
internal sealed record Requirement(string? Namespace, string Id, int Line);
