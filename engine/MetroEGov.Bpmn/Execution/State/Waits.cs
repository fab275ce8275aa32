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
/// <param name="Anchor">Where a cycle counts from (R7); null for a timer that fires once.</param>
/// <param name="Occurrence">Which firing of the cycle this is, counted from its anchor; 0 for a timer that fires once.</param>
public sealed record TimerState(
    long Key,
    long ElementInstanceKey,
    ElementId TargetElementId,
    DateTimeOffset DueAt,
    int? RepetitionsLeft,
    string? Interval,
    DateTimeOffset? Anchor = null,
    int Occurrence = 0);

public sealed record SubscriptionState(
    long Key,
    long ElementInstanceKey,
    ElementId TargetElementId,
    string MessageName,
    string CorrelationKey);

/// <param name="ElementInstanceKey">The element instance, or the instance itself when it is halted or an event subprocess cannot subscribe.</param>
/// <param name="Type">One of <see cref="IncidentType"/>.</param>
/// <param name="JobKey">Set when resolving means to run a job again.</param>
/// <param name="Text">Element, expected, found — never a value.</param>
public sealed record IncidentState(
    long Key,
    long ElementInstanceKey,
    ElementId ElementId,
    string Type,
    string Text,
    long? JobKey,
    DateTimeOffset RaisedAt,
    IncidentRetry Retry);

/// <summary>What resolving an incident tries again.</summary>
public enum IncidentRetry
{
    /// <summary>The job runs again.</summary>
    Job,

    /// <summary>The element is activated again, from its input mappings on.</summary>
    Activation,

    /// <summary>The element does its work again; its inputs stay as they are.</summary>
    Work,

    /// <summary>The element completes again, from its output mappings on.</summary>
    Completion,

    /// <summary>The element ends and a new instance of it begins.</summary>
    Restart,

    /// <summary>The event subprocess subscribes again.</summary>
    Subscription,

    /// <summary>An instance that had run too long without a wait goes on.</summary>
    Agenda,
}
