using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.State;

public sealed record JobState(
    long Key,
    long ElementInstanceKey,
    ElementId ElementId,
    string Type,
    int Retries,
    ImmutableDictionary<string, string> Headers,
    Actor? OnBehalfOf);

public sealed record UserTaskState(
    long Key,
    long ElementInstanceKey,
    ElementId ElementId,
    string? Name,
    string? Assignee,
    ImmutableArray<string> CandidateGroups,
    ImmutableArray<string> CandidateUsers,
    DateTimeOffset? DueDate,
    DateTimeOffset? FollowUpDate,
    int Priority,
    FormReference? Form,
    DateTimeOffset CreatedAt);

/// <param name="ElementInstanceKey">The waiting element instance, or for boundary events and event subprocesses the one they guard.</param>
/// <param name="TargetElementId">The event that fires.</param>
/// <param name="RepetitionsLeft">Null: once; -1: without end.</param>
/// <param name="Interval">Of a cycle, in ISO 8601.</param>
public sealed record TimerState(
    long Key,
    long ElementInstanceKey,
    ElementId TargetElementId,
    DateTimeOffset DueAt,
    int? RepetitionsLeft,
    string? Interval);

public sealed record SubscriptionState(
    long Key,
    long ElementInstanceKey,
    ElementId TargetElementId,
    string MessageName,
    string CorrelationKey);

/// <param name="Type">The dialect's error type, e.g. <c>JOB_NO_RETRIES</c>, <c>IO_MAPPING_ERROR</c>, <c>CONDITION_ERROR</c>.</param>
/// <param name="JobKey">Set when resolving means to run a job again.</param>
/// <param name="Text">Element, expected, found — never a value.</param>
public sealed record IncidentState(
    long Key,
    long ElementInstanceKey,
    ElementId ElementId,
    string Type,
    string Text,
    long? JobKey,
    DateTimeOffset RaisedAt);

/// <summary>Why a decision came out as it did; readable by a clerk who has to give reasons.</summary>
public sealed record DecisionTrail(
    string DecisionId,
    int Version,
    VariableValue Output,
    ImmutableArray<EvaluatedDecision> Evaluated);

public sealed record EvaluatedDecision(
    string DecisionId,
    string? Name,
    ImmutableArray<KeyValuePair<string, VariableValue>> Inputs,
    ImmutableArray<int> MatchedRules,
    VariableValue Output,
    ImmutableArray<string> Warnings);
