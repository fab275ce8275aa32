using System.Collections.Immutable;

namespace MetroEGov.Dmn;

/// <summary>A decision table as it stands in the file. Source: DMN 1.5 §8.</summary>
public sealed record DecisionTable : BoxedExpression
{
    public required HitPolicy HitPolicy { get; init; }

    /// <summary>Only with <see cref="HitPolicy.Collect"/>.</summary>
    public Aggregation Aggregation { get; init; }

    public required ImmutableArray<TableInput> Inputs { get; init; }

    public required ImmutableArray<TableOutput> Outputs { get; init; }

    public required ImmutableArray<TableRule> Rules { get; init; }
}

public enum HitPolicy
{
    Unique,
    Any,
    Priority,
    First,
    Collect,
    RuleOrder,
    OutputOrder,
}

public enum Aggregation
{
    None,
    Sum,
    Count,
    Min,
    Max,
}

/// <param name="Label">What a person calls the column; else the expression.</param>
/// <param name="Expression">FEEL, evaluated once per evaluation of the table.</param>
/// <param name="AllowedValues">Unary tests that every value must meet; null: any value.</param>
public sealed record TableInput(string? Id, int Line, string? Label, string Expression, string? TypeRef, string? AllowedValues);

/// <param name="Name">Entry of the result's context; null for the only output of a table.</param>
/// <param name="AllowedValues">In the order of their priority; null: any value.</param>
/// <param name="DefaultEntry">FEEL, taken when no rule matches.</param>
public sealed record TableOutput(string? Id, int Line, string? Label, string? Name, string? TypeRef, string? AllowedValues, string? DefaultEntry);

/// <summary>One row; number = position + 1.</summary>
public sealed record TableRule(string? Id, int Line, ImmutableArray<TableEntry> Inputs, ImmutableArray<TableEntry> Outputs, ImmutableArray<string> Annotations);

public sealed record TableEntry(string? Id, int Line, string Text);
