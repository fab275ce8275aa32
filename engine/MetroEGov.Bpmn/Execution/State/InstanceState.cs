using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.State;

/// <summary>
/// One instance, whole: the immutable face of what a step works on. Compare states by their snapshot text.
/// </summary>
/// <param name="Key">instanceNumber &lt;&lt; 24; keys of everything inside are this plus a counter (R7).</param>
public sealed record InstanceState(
    long Key,
    string ProcessId,
    InstanceStatus Status,
    CaseHeader Header,
    ParentLink? Parent,
    DateTimeOffset At,
    Actor? LastActor,
    long NextCounter,
    ImmutableSortedDictionary<long, ElementInstance> Elements,
    ImmutableSortedDictionary<string, VariableValue> Variables,
    ImmutableArray<WaitingToken> WaitingTokens,
    ImmutableSortedDictionary<long, JobState> Jobs,
    ImmutableSortedDictionary<long, UserTaskState> UserTasks,
    ImmutableSortedDictionary<long, TimerState> Timers,
    ImmutableSortedDictionary<long, SubscriptionState> Subscriptions,
    ImmutableSortedDictionary<long, IncidentState> Incidents,
    ImmutableArray<AgendaItem> Agenda)
{
    /// <summary>An instance before its first command. Numbers start at 1 and are given by the shell; below 2^39.</summary>
    public static InstanceState New(long instanceNumber) => new(
        checked(instanceNumber << 24),
        "",
        InstanceStatus.Created,
        new CaseHeader(null, ""),
        null,
        DateTimeOffset.MinValue,
        null,
        1,
        ImmutableSortedDictionary<long, ElementInstance>.Empty,
        ImmutableSortedDictionary.Create<string, VariableValue>(StringComparer.Ordinal),
        [],
        ImmutableSortedDictionary<long, JobState>.Empty,
        ImmutableSortedDictionary<long, UserTaskState>.Empty,
        ImmutableSortedDictionary<long, TimerState>.Empty,
        ImmutableSortedDictionary<long, SubscriptionState>.Empty,
        ImmutableSortedDictionary<long, IncidentState>.Empty,
        []);

    public long RootKey => Parent?.RootInstanceKey ?? Key;
}

public enum InstanceStatus
{
    Created,
    Active,
    Terminating,
    Completed,
    Terminated,
}

/// <summary>An element that is at work: a node of the scope tree.</summary>
/// <param name="ScopeKey">The enclosing element instance, or the instance's key.</param>
public sealed record ElementInstance(
    long Key,
    ElementId ElementId,
    ElementKind Kind,
    long ScopeKey,
    ElementStatus Status,
    int? LoopCounter,
    bool IsMultiInstanceBody,
    ImmutableSortedDictionary<string, VariableValue> Variables,
    MultiInstanceProgress? Loop = null);

public enum ElementStatus
{
    Active,

    /// <summary>Ending; waits for a called instance to confirm.</summary>
    Terminating,
}

/// <summary>A token on a sequence flow that waits at a joining gateway.</summary>
public sealed record WaitingToken(ElementId FlowId, ElementId GatewayId, long ScopeKey);

/// <summary>Where a multi-instance body stands. Items and outputs are JSON.</summary>
public sealed record MultiInstanceProgress(
    ImmutableArray<VariableValue> Items,
    ImmutableArray<VariableValue?> Outputs,
    int Started,
    int Completed);

/// <summary>Work the step had not got to when it stopped at its bound: activate this element in this scope.</summary>
public sealed record AgendaItem(ElementId FlowId, long ScopeKey);
