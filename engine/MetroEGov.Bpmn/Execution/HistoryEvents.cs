using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution;

/// <summary>
/// What happened, in order. The state changes only by applying these, so folding the history of an instance gives its state (R8).
/// Names are past tense; keys are keys of element instances unless named otherwise. The names in the attributes are stored: they never
/// change, a new meaning is a new event.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(InstanceStarted), "instance-started")]
[JsonDerivedType(typeof(StepBegan), "step-began")]
[JsonDerivedType(typeof(HeaderChanged), "header-changed")]
[JsonDerivedType(typeof(ElementActivated), "element-activated")]
[JsonDerivedType(typeof(ElementCompleted), "element-completed")]
[JsonDerivedType(typeof(ElementTerminating), "element-terminating")]
[JsonDerivedType(typeof(ElementTerminated), "element-terminated")]
[JsonDerivedType(typeof(SequenceFlowTaken), "sequence-flow-taken")]
[JsonDerivedType(typeof(TokenArrived), "token-arrived")]
[JsonDerivedType(typeof(TokensJoined), "tokens-joined")]
[JsonDerivedType(typeof(TokensDiscarded), "tokens-discarded")]
[JsonDerivedType(typeof(LoopStarted), "loop-started")]
[JsonDerivedType(typeof(IterationCompleted), "iteration-completed")]
[JsonDerivedType(typeof(VariableSet), "variable-set")]
[JsonDerivedType(typeof(JobCreated), "job-created")]
[JsonDerivedType(typeof(JobFailed), "job-failed")]
[JsonDerivedType(typeof(JobRetried), "job-retried")]
[JsonDerivedType(typeof(JobClosed), "job-closed")]
[JsonDerivedType(typeof(UserTaskCreated), "user-task-created")]
[JsonDerivedType(typeof(UserTaskChanged), "user-task-changed")]
[JsonDerivedType(typeof(UserTaskCompleted), "user-task-completed")]
[JsonDerivedType(typeof(UserTaskCanceled), "user-task-canceled")]
[JsonDerivedType(typeof(TimerScheduled), "timer-scheduled")]
[JsonDerivedType(typeof(TimerFired), "timer-fired")]
[JsonDerivedType(typeof(TimerCanceled), "timer-canceled")]
[JsonDerivedType(typeof(SubscriptionOpened), "subscription-opened")]
[JsonDerivedType(typeof(MessageCorrelated), "message-correlated")]
[JsonDerivedType(typeof(SubscriptionClosed), "subscription-closed")]
[JsonDerivedType(typeof(DecisionEvaluated), "decision-evaluated")]
[JsonDerivedType(typeof(ErrorThrown), "error-thrown")]
[JsonDerivedType(typeof(IncidentRaised), "incident-raised")]
[JsonDerivedType(typeof(IncidentResolved), "incident-resolved")]
[JsonDerivedType(typeof(StepEnded), "step-ended")]
[JsonDerivedType(typeof(InstanceCompleted), "instance-completed")]
[JsonDerivedType(typeof(InstanceTerminating), "instance-terminating")]
[JsonDerivedType(typeof(InstanceTerminated), "instance-terminated")]
public abstract record HistoryEvent
{
    private HistoryEvent()
    {
    }

    /// <summary>Opens the first step.</summary>
    /// <param name="Seed">Of the step's context, so that the step can be repeated (R1).</param>
    public sealed record InstanceStarted(
        long InstanceKey,
        string ProcessId,
        CaseHeader Header,
        ParentLink? Parent,
        DateTimeOffset At,
        Actor? Actor,
        long Seed) : HistoryEvent;

    /// <summary>Opens every later step: its time and who acted (null: nobody, the last actor of the case stays).</summary>
    /// <param name="Seed">Of the step's context, so that the step can be repeated (R1).</param>
    public sealed record StepBegan(DateTimeOffset At, Actor? Actor, string Command, long Seed) : HistoryEvent;

    public sealed record HeaderChanged(CaseHeader Header) : HistoryEvent;

    /// <param name="ScopeKey">The enclosing element instance, or the instance key at the top.</param>
    /// <param name="LoopCounter">1-based within a multi-instance body.</param>
    public sealed record ElementActivated(long Key, ElementId ElementId, ElementKind Kind, long ScopeKey, int? LoopCounter, bool IsMultiInstanceBody)
        : HistoryEvent;

    public sealed record ElementCompleted(long Key, ElementId ElementId) : HistoryEvent;

    public sealed record ElementTerminating(long Key, ElementId ElementId) : HistoryEvent;

    public sealed record ElementTerminated(long Key, ElementId ElementId) : HistoryEvent;

    public sealed record SequenceFlowTaken(ElementId FlowId, long ScopeKey) : HistoryEvent;

    /// <summary>A token waits on a flow of a joining parallel gateway.</summary>
    public sealed record TokenArrived(ElementId FlowId, ElementId GatewayId, long ScopeKey) : HistoryEvent;

    /// <summary>A parallel gateway joined: one waiting token of each incoming flow is gone.</summary>
    public sealed record TokensJoined(ElementId GatewayId, long ScopeKey, ImmutableArray<ElementId> FlowIds) : HistoryEvent;

    /// <summary>A terminate end event or an interrupting event subprocess took all tokens that waited in this scope.</summary>
    public sealed record TokensDiscarded(long ScopeKey) : HistoryEvent;

    /// <summary>A multi-instance body knows its items; their number is fixed from here on.</summary>
    public sealed record LoopStarted(long BodyKey, ImmutableArray<VariableValue> Items) : HistoryEvent;

    /// <param name="LoopCounter">1-based; the place of the output in the output collection.</param>
    public sealed record IterationCompleted(long BodyKey, int LoopCounter, VariableValue? Output) : HistoryEvent;

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

    /// <summary>A job got new tries; it may run again unless an incident of it is still open.</summary>
    public sealed record JobRetried(long JobKey, int Retries) : HistoryEvent;

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

    /// <param name="CaughtBy">The event that caught it; null: a caller above this instance.</param>
    public sealed record ErrorThrown(long ElementInstanceKey, string ErrorCode, string? Message, ElementId? CaughtBy) : HistoryEvent;

    public sealed record IncidentRaised(IncidentState Incident) : HistoryEvent;

    public sealed record IncidentResolved(long IncidentKey) : HistoryEvent;

    /// <summary>Closes every step; a step that stopped at its bound leaves an agenda.</summary>
    /// <param name="ActivationsWithoutWait">Activations since the instance last came to rest; 0 when it is at rest (R2).</param>
    public sealed record StepEnded(long NextCounter, ImmutableArray<AgendaItem> Agenda, int ActivationsWithoutWait) : HistoryEvent;

    public sealed record InstanceCompleted : HistoryEvent;

    /// <summary>Everything in it ends; it waits for called instances to confirm.</summary>
    /// <param name="IsReported">The caller knows already, because an error went up to it.</param>
    public sealed record InstanceTerminating(bool IsReported) : HistoryEvent;

    public sealed record InstanceTerminated : HistoryEvent;
}

public enum JobEnd
{
    Completed,
    ErrorThrown,
    Canceled,
}
