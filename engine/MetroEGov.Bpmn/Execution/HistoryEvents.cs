using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution;

/// <summary>
/// What happened, in order. The state changes only by applying these, so folding the history of an instance gives its state (R8).
/// Names are past tense; keys are keys of element instances unless named otherwise.
/// </summary>
public abstract record HistoryEvent
{
    private HistoryEvent()
    {
    }

    public sealed record InstanceStarted(
        long InstanceKey,
        string ProcessId,
        CaseHeader Header,
        ParentLink? Parent,
        DateTimeOffset At,
        Actor? Actor) : HistoryEvent;

    /// <summary>Opens every later step: its time and who acted.</summary>
    public sealed record StepBegan(DateTimeOffset At, Actor? Actor, string Command) : HistoryEvent;

    public sealed record HeaderChanged(CaseHeader Header) : HistoryEvent;

    /// <param name="ScopeKey">The enclosing element instance, or the instance key at the top.</param>
    /// <param name="LoopCounter">1-based within a multi-instance body.</param>
    public sealed record ElementActivated(long Key, ElementId ElementId, ElementKind Kind, long ScopeKey, int? LoopCounter, bool IsMultiInstanceBody)
        : HistoryEvent;

    public sealed record ElementCompleted(long Key, ElementId ElementId) : HistoryEvent;

    public sealed record ElementTerminating(long Key, ElementId ElementId) : HistoryEvent;

    public sealed record ElementTerminated(long Key, ElementId ElementId) : HistoryEvent;

    public sealed record SequenceFlowTaken(ElementId FlowId, long ScopeKey) : HistoryEvent;

    /// <summary>A parallel gateway joined: one waiting token of each incoming flow is gone.</summary>
    public sealed record TokensJoined(ElementId GatewayId, long ScopeKey, ImmutableArray<ElementId> FlowIds) : HistoryEvent;

    public sealed record VariableSet(long ScopeKey, string Name, VariableValue Value) : HistoryEvent;

    public sealed record JobCreated(
        long JobKey,
        long ElementInstanceKey,
        ElementId ElementId,
        string Type,
        int Retries,
        ImmutableDictionary<string, string> Headers,
        Actor? OnBehalfOf) : HistoryEvent;

    public sealed record JobFailed(long JobKey, int RetriesLeft, string Message) : HistoryEvent;

    public sealed record JobClosed(long JobKey, JobEnd End) : HistoryEvent;

    public sealed record UserTaskCreated(UserTaskState Task) : HistoryEvent;

    public sealed record UserTaskChanged(UserTaskState Task) : HistoryEvent;

    public sealed record UserTaskCompleted(long UserTaskKey, string? By) : HistoryEvent;

    public sealed record UserTaskCanceled(long UserTaskKey) : HistoryEvent;

    public sealed record TimerScheduled(TimerState Timer) : HistoryEvent;

    public sealed record TimerFired(long TimerKey) : HistoryEvent;

    public sealed record TimerCanceled(long TimerKey) : HistoryEvent;

    public sealed record SubscriptionOpened(SubscriptionState Subscription) : HistoryEvent;

    public sealed record MessageCorrelated(long SubscriptionKey, string MessageId) : HistoryEvent;

    public sealed record SubscriptionClosed(long SubscriptionKey) : HistoryEvent;

    public sealed record DecisionEvaluated(long ElementInstanceKey, DecisionTrail Trail) : HistoryEvent;

    public sealed record ErrorThrown(long ElementInstanceKey, string ErrorCode, string? Message, ElementId? CaughtBy) : HistoryEvent;

    public sealed record IncidentRaised(IncidentState Incident) : HistoryEvent;

    public sealed record IncidentResolved(long IncidentKey) : HistoryEvent;

    /// <summary>Closes every step; a step that stopped at its bound leaves an agenda.</summary>
    public sealed record StepEnded(long NextCounter, ImmutableArray<AgendaItem> Agenda) : HistoryEvent;

    public sealed record InstanceCompleted : HistoryEvent;

    public sealed record InstanceTerminated : HistoryEvent;
}

public enum JobEnd
{
    Completed,
    ErrorThrown,
    Canceled,
}
