using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.State;

/// <summary>
/// One instance, whole: the immutable face of what a step works on. Compare states by their snapshot text.
/// </summary>
/// <param name="Key">instanceNumber &lt;&lt; 24; keys of everything inside are this plus a counter (R7).</param>
/// <param name="Agenda">What a step that stopped at its bound had not got to; empty at rest.</param>
/// <param name="ActivationsWithoutWait">Activations since the instance last came to rest; at 100,000 an incident halts it (R2).</param>
/// <param name="IsEndReported">An error went up to the caller: the end is not reported a second time.</param>
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
    ImmutableArray<AgendaItem> Agenda,
    int ActivationsWithoutWait = 0,
    bool IsEndReported = false)
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

/// <summary>
/// A piece of work inside a step. Written down only when the step stopped at its bound; then a
/// <see cref="Command.Continue"/> goes on with it.
/// </summary>
/// <param name="Key">The scope for <see cref="AgendaAction.TakeFlow"/>, <see cref="AgendaAction.Activate"/>, <see cref="AgendaAction.CompleteScope"/>;
/// else the element instance.</param>
/// <param name="Target">The flow or the element, where the action has one.</param>
public sealed record AgendaItem(AgendaAction Action, long Key, ElementId? Target = null);

public enum AgendaAction
{
    /// <summary>A token leaves its source over a sequence flow.</summary>
    TakeFlow,

    /// <summary>Activate an element in a scope.</summary>
    Activate,

    /// <summary>Start the next instance of a multi-instance body.</summary>
    StartIteration,

    /// <summary>After an incident: activate the element instance from its input mappings on.</summary>
    ActivateAgain,

    /// <summary>After an incident: do the element's work again, its local variables stay.</summary>
    WorkAgain,

    /// <summary>After an incident: complete the element instance.</summary>
    CompleteAgain,

    /// <summary>After an incident: end the element instance and begin with a new one.</summary>
    Restart,

    /// <summary>After an incident: open the subscription of an event subprocess.</summary>
    SubscribeAgain,

    /// <summary>Complete the scope if nothing is left in it.</summary>
    CompleteScope,
}
