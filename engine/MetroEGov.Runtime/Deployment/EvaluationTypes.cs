using System.Collections.Immutable;

namespace MetroEGov.Runtime;

/// <summary>What a decision that was asked without a case came to.</summary>
public abstract record DecisionAnswer
{
    private DecisionAnswer()
    {
    }

    /// <param name="Key">A number that tells this answer from others; nothing is stored under it.</param>
    /// <param name="Output">Canonical JSON; <c>null</c> after a failure.</param>
    /// <param name="FailedDecisionId">Where it failed; null when it did not.</param>
    /// <param name="Trail">What was decided on the way, the asked decision last.</param>
    public sealed record Decided(
        DecisionInFile Decision,
        long Key,
        string Output,
        string? FailedDecisionId,
        string? FailureText,
        ImmutableArray<DecidedStep> Trail) : DecisionAnswer;

    public sealed record Refused(string Code, string Text) : DecisionAnswer;
}

/// <summary>One decision on the way.</summary>
/// <param name="DefinitionKey">Its own definition; the asked decision's for a part that has none.</param>
public sealed record DecidedStep(
    string Id,
    string Name,
    int Version,
    long DefinitionKey,
    bool IsTable,
    string Output,
    ImmutableArray<DecidedValue> Inputs,
    ImmutableArray<DecidedRule> Rules);

/// <param name="Json">Canonical JSON; <c>null</c> for what JSON cannot hold.</param>
public sealed record DecidedValue(string Id, string Name, string Json);

/// <param name="Index">1-based.</param>
public sealed record DecidedRule(string Id, int Index, ImmutableArray<DecidedValue> Outputs);

/// <summary>What an expression came to.</summary>
public abstract record EvaluationAnswer
{
    private EvaluationAnswer()
    {
    }

    /// <param name="Json">Canonical JSON.</param>
    public sealed record Evaluated(string Json, ImmutableArray<string> Warnings) : EvaluationAnswer;

    public sealed record Refused(string Code, string Text) : EvaluationAnswer;
}
