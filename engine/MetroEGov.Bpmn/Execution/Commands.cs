using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution;

/// <summary>
/// What may be asked of an instance. Everything a step needs to know of the outside comes in here: the time, who acts, answers.
/// A command on something that is closed already gets <see cref="RejectionCode.AlreadyClosed"/>. The names in the attributes are stored
/// and never change.
/// </summary>
/// <param name="At">The time of the step. The shell gives max(clock, state.At); an earlier time is a rejection.</param>
/// <param name="Actor">The person behind it; null for timers, messages and jobs (then the last actor of the case stays).</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(StartInstance), "start-instance")]
[JsonDerivedType(typeof(Continue), "continue")]
[JsonDerivedType(typeof(CompleteJob), "complete-job")]
[JsonDerivedType(typeof(FailJob), "fail-job")]
[JsonDerivedType(typeof(UpdateJobRetries), "update-job-retries")]
[JsonDerivedType(typeof(ThrowJobError), "throw-job-error")]
[JsonDerivedType(typeof(AssignUserTask), "assign-user-task")]
[JsonDerivedType(typeof(UpdateUserTask), "update-user-task")]
[JsonDerivedType(typeof(CompleteUserTask), "complete-user-task")]
[JsonDerivedType(typeof(FireTimer), "fire-timer")]
[JsonDerivedType(typeof(CorrelateMessage), "correlate-message")]
[JsonDerivedType(typeof(ChildFailedToStart), "child-failed-to-start")]
[JsonDerivedType(typeof(ChildCompleted), "child-completed")]
[JsonDerivedType(typeof(ChildTerminated), "child-terminated")]
[JsonDerivedType(typeof(ChildThrewError), "child-threw-error")]
[JsonDerivedType(typeof(CancelInstance), "cancel-instance")]
[JsonDerivedType(typeof(ResolveIncident), "resolve-incident")]
[JsonDerivedType(typeof(SetVariables), "set-variables")]
public abstract record Command(DateTimeOffset At, Actor? Actor)
{
    /// <summary>The first command of every instance.</summary>
    /// <param name="StartEvent">Null: the none start event.</param>
    /// <param name="Parent">Set when a call activity starts this instance.</param>
    public sealed record StartInstance(
        DateTimeOffset At,
        Actor? Actor,
        CaseHeader Header,
        ImmutableDictionary<string, VariableValue> Variables,
        ElementId? StartEvent = null,
        ParentLink? Parent = null) : Command(At, Actor);

    /// <summary>Goes on with a step that stopped at its bound (R2).</summary>
    public sealed record Continue(DateTimeOffset At) : Command(At, null);

    public sealed record CompleteJob(DateTimeOffset At, long JobKey, ImmutableDictionary<string, VariableValue> Variables)
        : Command(At, null);

    /// <param name="RetriesLeft">0 makes an incident; otherwise the shell runs the job again at its own time.</param>
    public sealed record FailJob(DateTimeOffset At, long JobKey, int RetriesLeft, string Message) : Command(At, null);

    /// <summary>Gives a job another number of tries. One that stopped in an incident has them once that is resolved.</summary>
    /// <param name="Retries">1 or more.</param>
    public sealed record UpdateJobRetries(DateTimeOffset At, Actor? Actor, long JobKey, int Retries) : Command(At, Actor);

    /// <summary>A business error: the drawing catches it, or it becomes an incident.</summary>
    public sealed record ThrowJobError(
        DateTimeOffset At,
        long JobKey,
        string ErrorCode,
        string? Message,
        ImmutableDictionary<string, VariableValue> Variables) : Command(At, null);

    /// <summary>Claim (Assignee = Actor), hand over (another), release (null).</summary>
    /// <param name="ExpectedAssignee">Rejected with <see cref="RejectionCode.AssigneeChanged"/> when somebody else holds it by now.</param>
    public sealed record AssignUserTask(
        DateTimeOffset At,
        Actor Actor,
        long UserTaskKey,
        string? Assignee,
        string? ExpectedAssignee,
        bool AllowOverride = false) : Command(At, Actor);

    public sealed record UpdateUserTask(
        DateTimeOffset At,
        Actor Actor,
        long UserTaskKey,
        DateTimeOffset? DueDate,
        DateTimeOffset? FollowUpDate,
        int? Priority) : Command(At, Actor);

    public sealed record CompleteUserTask(
        DateTimeOffset At,
        Actor Actor,
        long UserTaskKey,
        ImmutableDictionary<string, VariableValue> Variables) : Command(At, Actor);

    public sealed record FireTimer(DateTimeOffset At, long TimerKey) : Command(At, null);

    public sealed record CorrelateMessage(
        DateTimeOffset At,
        long SubscriptionKey,
        string MessageId,
        ImmutableDictionary<string, VariableValue> Variables) : Command(At, null);

    /// <summary>The shell answers <see cref="Effect.StartChild"/>: the called definition could not be found or started.</summary>
    public sealed record ChildFailedToStart(DateTimeOffset At, long ElementInstanceKey, string Text) : Command(At, null);

    public sealed record ChildCompleted(
        DateTimeOffset At,
        long ElementInstanceKey,
        ImmutableDictionary<string, VariableValue> Variables) : Command(At, null);

    public sealed record ChildTerminated(DateTimeOffset At, long ElementInstanceKey) : Command(At, null);

    public sealed record ChildThrewError(
        DateTimeOffset At,
        long ElementInstanceKey,
        string ErrorCode,
        string? Message,
        ImmutableDictionary<string, VariableValue> Variables) : Command(At, null);

    public sealed record CancelInstance(DateTimeOffset At, Actor? Actor, bool ByParent = false) : Command(At, Actor);

    /// <summary>Tries again what the incident stopped. A job gets <paramref name="Retries"/> new tries.</summary>
    public sealed record ResolveIncident(DateTimeOffset At, Actor? Actor, long IncidentKey, int Retries = 1) : Command(At, Actor);

    /// <param name="ScopeKey">The instance itself or an element instance.</param>
    /// <param name="IsLocal">True writes into exactly that scope, false to where the variable lives, else the root.</param>
    public sealed record SetVariables(
        DateTimeOffset At,
        Actor? Actor,
        long ScopeKey,
        ImmutableDictionary<string, VariableValue> Variables,
        bool IsLocal) : Command(At, Actor);
}

/// <summary>What ties a called instance to its caller.</summary>
/// <param name="CaughtErrorCodes">Codes that some ancestor catches; <c>*</c> for a catch-all. Others are an incident in the child (R4).</param>
public sealed record ParentLink(
    long InstanceKey,
    long ElementInstanceKey,
    long RootInstanceKey,
    ImmutableArray<string> CaughtErrorCodes);
