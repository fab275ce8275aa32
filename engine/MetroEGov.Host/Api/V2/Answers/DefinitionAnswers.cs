using System.Text.Json;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>A process in one version.</summary>
/// <param name="State">Always ACTIVE: versions stay.</param>
public sealed record ProcessDefinitionAnswer(
    string? Name,
    string ResourceName,
    int Version,
    string? VersionTag,
    string ProcessDefinitionId,
    string TenantId,
    string ProcessDefinitionKey,
    bool HasStartForm,
    string State)
{
    public static ProcessDefinitionAnswer Of(Definition definition, bool hasStartForm)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new ProcessDefinitionAnswer(
            definition.Name,
            definition.ResourceName,
            definition.Version,
            definition.VersionTag,
            definition.Id,
            ApiJson.TenantId,
            ApiJson.Key(definition.Key),
            hasStartForm,
            "ACTIVE");
    }
}

/// <summary>A decision in one version, and the file it is in.</summary>
public sealed record DecisionDefinitionAnswer(
    string DecisionDefinitionId,
    string Name,
    int Version,
    string DecisionRequirementsId,
    string TenantId,
    string DecisionDefinitionKey,
    string DecisionRequirementsKey,
    string DecisionRequirementsName,
    int DecisionRequirementsVersion)
{
    public static DecisionDefinitionAnswer Of(DecisionInFile decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var (definition, file) = decision;
        return new DecisionDefinitionAnswer(
            definition.Id,
            definition.Name ?? definition.Id,
            definition.Version,
            file.Id,
            ApiJson.TenantId,
            ApiJson.Key(definition.Key),
            ApiJson.Key(file.Key),
            file.Name,
            file.Version);
    }
}

/// <param name="DecisionDefinitionId">The version in force today is asked; this or the key.</param>
public sealed record EvaluateDecisionBody(string? DecisionDefinitionId, string? DecisionDefinitionKey, JsonElement? Variables, string? TenantId);

/// <summary>What a decision came to. Nothing of it is kept: the evaluation keys only tell answers apart.</summary>
/// <param name="Output">JSON text; <c>null</c> after a failure.</param>
/// <param name="FailureMessage">Why there is no output; null when there is one.</param>
public sealed record DecisionEvaluationAnswer(
    string DecisionDefinitionId,
    string DecisionDefinitionName,
    int DecisionDefinitionVersion,
    string DecisionRequirementsId,
    string Output,
    string? FailedDecisionDefinitionId,
    string? FailureMessage,
    string TenantId,
    string DecisionDefinitionKey,
    string DecisionRequirementsKey,
    string DecisionInstanceKey,
    string DecisionEvaluationKey,
    IReadOnlyList<EvaluatedDecisionAnswer> EvaluatedDecisions)
{
    public static DecisionEvaluationAnswer Of(DecisionAnswer.Decided decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        var (definition, file) = decided.Decision;
        var key = ApiJson.Key(decided.Key);
        return new DecisionEvaluationAnswer(
            definition.Id,
            definition.Name ?? definition.Id,
            definition.Version,
            file.Id,
            decided.Output,
            decided.FailedDecisionId,
            decided.FailureText,
            ApiJson.TenantId,
            ApiJson.Key(definition.Key),
            ApiJson.Key(file.Key),
            key,
            key,
            [.. decided.Trail.Select((step, index) => EvaluatedDecisionAnswer.Of(step, $"{key}-{index + 1}"))]);
    }
}

public sealed record EvaluatedDecisionAnswer(
    string DecisionDefinitionId,
    string DecisionDefinitionName,
    int DecisionDefinitionVersion,
    string DecisionDefinitionType,
    string Output,
    string TenantId,
    IReadOnlyList<MatchedRuleAnswer> MatchedRules,
    IReadOnlyList<EvaluatedInputAnswer> EvaluatedInputs,
    string DecisionDefinitionKey,
    string DecisionEvaluationInstanceKey)
{
    public static EvaluatedDecisionAnswer Of(DecidedStep step, string key)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new EvaluatedDecisionAnswer(
            step.Id,
            step.Name,
            step.Version,
            step.IsTable ? "DECISION_TABLE" : "LITERAL_EXPRESSION",
            step.Output,
            ApiJson.TenantId,
            [.. step.Rules.Select(rule => new MatchedRuleAnswer(
                rule.Id,
                rule.Index,
                [.. rule.Outputs.Select(output => new EvaluatedOutputAnswer(output.Id, output.Name, output.Json, rule.Id, rule.Index))]))],
            [.. step.Inputs.Select(input => new EvaluatedInputAnswer(input.Id, input.Name, input.Json))],
            ApiJson.Key(step.DefinitionKey),
            key);
    }
}

/// <param name="RuleIndex">1-based, as people count rows.</param>
public sealed record MatchedRuleAnswer(string RuleId, int RuleIndex, IReadOnlyList<EvaluatedOutputAnswer> EvaluatedOutputs);

/// <param name="OutputValue">JSON text.</param>
public sealed record EvaluatedOutputAnswer(string OutputId, string OutputName, string OutputValue, string? RuleId, int? RuleIndex);

/// <param name="InputValue">JSON text.</param>
public sealed record EvaluatedInputAnswer(string InputId, string InputName, string InputValue);
