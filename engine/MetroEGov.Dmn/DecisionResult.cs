using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn;

/// <summary>
/// What a decision gave, and why. Goes into the history of a case, where a clerk who must give reasons reads it.
/// </summary>
/// <param name="Value">Null also where the model gives no value; see the warnings then.</param>
/// <param name="Trail">Every decision and function with a table in the order of their evaluation; the asked one is last.</param>
/// <param name="Failure">Set when the value must not be used: two rules of a unique table matched, an input outside its allowed values…</param>
public sealed record DecisionResult(FeelValue Value, ImmutableArray<EvaluatedDecision> Trail, DecisionFailure? Failure)
{
    public bool IsFailure => Failure is not null;

    /// <summary>All warnings, in order.</summary>
    public IEnumerable<DecisionWarning> Warnings => Trail.SelectMany(decision => decision.Warnings);
}

/// <summary>One decision (or business knowledge model with a table) that was evaluated on the way.</summary>
public sealed record EvaluatedDecision
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Hit policy of the table; null when the logic is no table.</summary>
    public HitPolicy? HitPolicy { get; init; }

    /// <summary>The table's input columns with their values.</summary>
    public ImmutableArray<EvaluatedInput> Inputs { get; init; } = [];

    /// <summary>Rules that matched, in the order in which they count.</summary>
    public ImmutableArray<MatchedRule> MatchedRules { get; init; } = [];

    public required FeelValue Output { get; init; }

    public ImmutableArray<DecisionWarning> Warnings { get; init; } = [];
}

/// <param name="Label">The column's label, else its expression.</param>
public sealed record EvaluatedInput(string? Id, string Label, FeelValue Value);

/// <param name="Index">1-based, as people count rows.</param>
public sealed record MatchedRule(int Index, string? Id, ImmutableArray<EvaluatedOutput> Outputs, ImmutableArray<string> Annotations);

/// <param name="Name">The output's name; its label or empty where it has none.</param>
public sealed record EvaluatedOutput(string? Id, string Name, FeelValue Value);

/// <summary>Why something is null or odd. Texts name elements, types and variables, never values.</summary>
/// <param name="ElementId">The expression, rule or column where it happened, as far as it has an id.</param>
public sealed record DecisionWarning(string Code, string? ElementId, string Text);

/// <param name="DecisionId">The decision in which it happened; not always the one that was asked for.</param>
public sealed record DecisionFailure(string Code, string DecisionId, string Text);

/// <summary>The codes of <see cref="DecisionFailure"/> and <see cref="DecisionWarning"/>; never renamed. FEEL's warnings have the code <c>feel-…</c>.</summary>
public static class DecisionCode
{
    public const string UnknownDecision = "decision-unknown";
    public const string SeveralRulesMatched = "several-rules-matched";
    public const string OutputsDiffer = "outputs-differ";
    public const string NoRuleMatched = "no-rule-matched";
    public const string InputNotAllowed = "input-not-allowed";
    public const string OutputNotAllowed = "output-not-allowed";
    public const string NotAggregable = "not-aggregable";
    public const string WrongType = "wrong-type";
    public const string NoLogic = "no-logic";
    public const string BadExpression = "bad-expression";
    public const string LimitExceeded = "limit-exceeded";
    public const string AssertFailed = "assert-failed";
    public const string Unsupported = "unsupported";
}
