using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Execution.State;

/// <summary>Why a decision came out as it did; readable by a clerk who has to give reasons.</summary>
/// <param name="Version">Of the deployed decision that was evaluated (R1).</param>
/// <param name="Evaluated">Every decision on the way, the asked one last.</param>
public sealed record DecisionTrail(
    string DecisionId,
    int Version,
    VariableValue Output,
    ImmutableArray<EvaluatedDecision> Evaluated);

/// <param name="Inputs">The input columns: label, else expression, with the value. What is no JSON is null.</param>
/// <param name="MatchedRules">In the order in which they count.</param>
public sealed record EvaluatedDecision(
    string DecisionId,
    string? Name,
    ImmutableArray<DecisionInput> Inputs,
    ImmutableArray<DecisionRule> MatchedRules,
    VariableValue Output,
    ImmutableArray<string> Warnings);

public sealed record DecisionInput(string? Id, string Label, VariableValue Value);

/// <param name="Index">1-based, as people count rows.</param>
/// <param name="Annotations">What the table says of the rule, e.g. the statute.</param>
public sealed record DecisionRule(int Index, string? Id, ImmutableArray<DecisionOutput> Outputs, ImmutableArray<string> Annotations);

public sealed record DecisionOutput(string? Id, string Name, VariableValue Value);
