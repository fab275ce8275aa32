using System.Collections.Immutable;
using MetroEGov.Bpmn.Correlation;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Scenarios.Deployment;
using NodaTime;

namespace MetroEGov.Scenarios.Driving;

/// <summary>
/// Runs instances of a deployment in memory against a virtual clock. It does what the runtime does around a step, with the same pure
/// functions (R13): effects between instances, messages and their buffer, due timers, choice of versions. Jobs are answered by
/// <see cref="Answers"/> or wait. Not safe to share.
/// </summary>
public sealed class InMemoryDriver
{
    /// <summary>Steps until rest; a scenario that needs more does not end by itself.</summary>
    private const int MaxStepsUntilRest = 20_000;

    /// <summary>Cases that timer start events may begin while the clock is moved once.</summary>
    private const int MaxTimerStarts = 1_000;

    private readonly DeploymentUnit _unit;
    private readonly IDecisionSource _decisions;
    private readonly IClusterVariables _clusterVariables;
    private readonly string _timeZoneId;
    private readonly SortedDictionary<long, CaseInstance> _instances = [];
    private readonly Queue<(CaseInstance Instance, Effect Effect)> _effects = [];
    private readonly List<BufferedMessage> _buffer = [];
    private readonly ChildLinks _children = new();
    private readonly TimerStarts _timerStarts;
    private readonly Dictionary<(string ProcessId, string? BusinessKey), CaseInstance> _unique = [];
    private long _nextInstance = 1;
    private long _nextMessage = 1;
    private long _steps;

    public InMemoryDriver(DeploymentUnit unit, IDecisionSource decisions, IClusterVariables clusterVariables, string timeZoneId, DateTimeOffset now)
    {
        _unit = unit;
        _decisions = decisions;
        _clusterVariables = clusterVariables;
        _timeZoneId = timeZoneId;
        _timerStarts = new TimerStarts(unit, DateTimeZoneProviders.Tzdb[timeZoneId]);
        BeginAt(now);
    }

    public DateTimeOffset Now { get; private set; }

    /// <summary>In the order in which they began.</summary>
    public IEnumerable<CaseInstance> Instances => _instances.Values;

    /// <summary>Who answers jobs; a job that gets no answer waits.</summary>
    public IJobAnswers? Answers { get; set; }

    /// <summary>What the run may still do; null: only what <see cref="Settle"/> bounds.</summary>
    public RunBudget? Budget { get; init; }

    /// <summary>Processes that are not run when called but complete at once with these variables.</summary>
    public Dictionary<string, ImmutableDictionary<string, VariableValue>> ChildMocks { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts a process and lets everything come to rest.</summary>
    public (CaseInstance? Instance, string? Refusal) Start(
        string processId,
        CaseHeader header,
        Actor? actor,
        ImmutableDictionary<string, VariableValue> variables,
        ElementId? startEvent = null)
    {
        if (_unit.FindProcess(processId, header.ApplicationDate) is not { } process)
        {
            return (null, _unit.ExplainMissingProcess(processId, header.ApplicationDate));
        }

        var start = startEvent is { } id ? process.Model.Find(id) : process.Model.NoneStart;
        if (Known(process, start, header) is { } known)
        {
            return (known, null);
        }

        var (instance, refusal) = BeginCase(process, start, new Command.StartInstance(Now, actor, header, variables, startEvent));
        Settle();
        return (instance, refusal);
    }

    /// <summary>Applies a command and lets everything come to rest.</summary>
    /// <returns>Null, or why the command was refused.</returns>
    public StepOutcome.Rejected? Send(CaseInstance instance, Command command)
    {
        var rejected = Apply(instance, command);
        Settle();
        return rejected;
    }

    /// <summary>Gives a message to all who wait and starts the processes that begin with it; what remains stays buffered.</summary>
    public void Publish(string name, string correlationKey, ImmutableDictionary<string, VariableValue> variables, TimeSpan timeToLive, string? messageId, CaseHeader header, Actor? actor)
    {
        if (messageId is not null && _buffer.Exists(m => m.IsAlive(Now) && m.Name == name && m.CorrelationKey == correlationKey && m.MessageId == messageId))
        {
            return;
        }

        var message = NewMessage(name, correlationKey, variables, Now + timeToLive, messageId);
        foreach (var (process, start) in _unit.StartedBy(name, header.ApplicationDate))
        {
            if (Known(process, start, header) is null
                && BeginCase(process, start, new Command.StartInstance(Now, actor, header, variables, start.Id)).Instance is not null)
            {
                message = Reach(message, process.Model.ProcessId);
            }
        }

        foreach (var receiver in MessageCorrelation.Receivers(message, Waiting()))
        {
            message = Deliver(message, receiver);
        }

        _buffer.Add(message);
        Settle();
    }

    /// <returns>The instance that got it, or null when nobody waits: then nothing happened.</returns>
    public CaseInstance? Correlate(string name, string correlationKey, ImmutableDictionary<string, VariableValue> variables, CaseHeader header, Actor? actor)
    {
        var message = NewMessage(name, correlationKey, variables, Now, null);
        CaseInstance? reached = null;
        if (MessageCorrelation.OneReceiver(message, Waiting()) is { } receiver)
        {
            Deliver(message, receiver);
            reached = _instances[receiver.InstanceKey];
        }
        else if (_unit.StartedBy(name, header.ApplicationDate).FirstOrDefault() is { Process: { } process, Start: { } start })
        {
            if (Known(process, start, header) is null)
            {
                (reached, _) = BeginCase(process, start, new Command.StartInstance(Now, actor, header, variables, start.Id));
            }
        }

        Settle();
        return reached;
    }

    /// <summary>Moves the clock, firing every timer on the way at its time, those of start events too.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        var last = _timerStarts.Fired + MaxTimerStarts;
        while (NextDue() is { } due && due <= time)
        {
            Now = Later(Now, due);
            Settle();
            if (_timerStarts.Fired > last)
            {
                throw new ScenarioStoppedException($"Timer start events began more than {MaxTimerStarts} cases while the clock was moved once: move it in smaller steps, or draw a longer cycle.");
            }
        }

        Now = Later(Now, time);
        Settle();
    }

    /// <summary>
    /// Sets the clock before anything has started; later it only goes forward. The processes count as published at this time: a timer
    /// start event fires at what its date or cycle names from then on.
    /// </summary>
    public void BeginAt(DateTimeOffset time)
    {
        if (_instances.Count > 0)
        {
            throw new InvalidOperationException("The clock cannot go back once a process has started.");
        }

        Now = time;
        _timerStarts.Begin(time);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>Lets everything happen that needs nobody: for answers that came after their jobs.</summary>
    public void Settle()
    {
        var last = _steps + MaxStepsUntilRest;
        while (RunEffect() || DeliverBuffered() || AnswerJob() || FireDueTimer() || FireDueStart())
        {
            if (_steps > last)
            {
                throw new ScenarioStoppedException($"The scenario did not come to rest within {MaxStepsUntilRest} steps: a loop of the process, or of answered jobs, has no end.");
            }
        }
    }

    private bool RunEffect()
    {
        if (!_effects.TryDequeue(out var item))
        {
            return false;
        }

        switch (item.Effect)
        {
            case Effect.StartChild start:
                StartChild(item.Instance, start);
                break;
            case Effect.TerminateChild terminate:
                TerminateChild(item.Instance, terminate);
                break;
            case Effect.ReportCompletion report:
                Tell(report.Parent, new Command.ChildCompleted(Now, report.Parent.ElementInstanceKey, report.Variables));
                break;
            case Effect.ReportTermination report:
                Tell(report.Parent, new Command.ChildTerminated(Now, report.Parent.ElementInstanceKey));
                break;
            case Effect.ReportError report:
                Tell(report.Parent, new Command.ChildThrewError(Now, report.Parent.ElementInstanceKey, report.ErrorCode, report.Message, report.Variables));
                break;
            case Effect.ContinueLater:
                Apply(item.Instance, new Command.Continue(Now));
                break;
            default:
                throw new NotSupportedException($"Effect {item.Effect.GetType().Name} has no meaning in memory.");
        }

        return true;
    }

    private void Tell(ParentLink parent, Command command) => Apply(_instances[parent.InstanceKey], command);

    private void StartChild(CaseInstance caller, Effect.StartChild start)
    {
        if (ChildMocks.TryGetValue(start.ProcessId, out var result))
        {
            Apply(caller, new Command.ChildCompleted(Now, start.ElementInstanceKey, result));
            return;
        }

        if (!_children.TryBegin(caller.Key, start.ElementInstanceKey))
        {
            return;
        }

        var refusal = _unit.ExplainMissingProcess(start.ProcessId, start.VersionDate);
        CaseInstance? child = null;
        if (_unit.FindProcess(start.ProcessId, start.VersionDate) is { } process)
        {
            var link = new ParentLink(caller.Key, start.ElementInstanceKey, caller.State.RootKey, start.CaughtErrorCodes);
            (child, refusal) = Begin(process, new Command.StartInstance(Now, start.Actor, start.Header, start.Variables, null, link));
        }

        if (child is null)
        {
            Apply(caller, new Command.ChildFailedToStart(Now, start.ElementInstanceKey, refusal ?? ""));
        }
        else
        {
            _children.Link(caller.Key, start.ElementInstanceKey, child.Key);
        }
    }

    private void TerminateChild(CaseInstance caller, Effect.TerminateChild terminate)
    {
        var child = _children.End(caller.Key, terminate.ElementInstanceKey) is { } key ? _instances[key] : null;
        if (child is null || Apply(child, new Command.CancelInstance(Now, null, ByParent: true)) is not null)
        {
            Apply(caller, new Command.ChildTerminated(Now, terminate.ElementInstanceKey));
        }
    }

    private bool DeliverBuffered()
    {
        foreach (var waiting in Waiting())
        {
            if (MessageCorrelation.Buffered(waiting, _buffer, Now) is { } message)
            {
                _buffer[_buffer.IndexOf(message)] = Deliver(message, waiting);
                return true;
            }
        }

        return false;
    }

    private bool AnswerJob()
    {
        foreach (var instance in Answers is null ? [] : _instances.Values.Where(i => !i.State.Jobs.IsEmpty).ToList())
        {
            foreach (var job in instance.State.Jobs.Values.Where(j => !instance.State.Incidents.Values.Any(i => i.JobKey == j.Key)))
            {
                if (Answers?.Answer(instance, job, Now) is { } command)
                {
                    if (Apply(instance, command) is { } rejected)
                    {
                        throw new ScenarioStoppedException($"The answer to job '{job.Type}' of '{job.ElementId}' was refused: {rejected.Text}");
                    }

                    return true;
                }
            }
        }

        return false;
    }

    private bool FireDueTimer()
    {
        if (NextTimer() is not { } due || due.Timer.DueAt > Now)
        {
            return false;
        }

        if (Apply(due.Instance, new Command.FireTimer(Now, due.Timer.Key)) is { } rejected)
        {
            throw new ScenarioStoppedException($"Timer '{due.Timer.TargetElementId}' could not fire: {rejected.Text}");
        }

        return true;
    }

    private bool FireDueStart()
    {
        if (_timerStarts.TakeDue(Now) is not { } due)
        {
            return false;
        }

        var key = due.Start.Properties.GetValueOrDefault(StartTimers.AuthorityProperty) ?? "";
        var accepting = AcceptingAuthority.Find(_clusterVariables, key)
            ?? throw new ScenarioStoppedException($"Timer start event '{due.Start.Id}' began no case: the region has no authority '{key}'.");
        var command = new Command.StartInstance(
            Now, null, new CaseHeader(null, due.Date, accepting), ImmutableDictionary<string, VariableValue>.Empty, due.Start.Id);
        if (Begin(due.Process, command).Refusal is { } refusal)
        {
            throw new ScenarioStoppedException($"Timer start event '{due.Start.Id}' began no case: {refusal}");
        }

        return true;
    }

    private DateTimeOffset? NextDue()
    {
        var timer = NextTimer()?.Timer.DueAt;
        return timer is null || _timerStarts.Next < timer ? _timerStarts.Next : timer;
    }

    private (CaseInstance Instance, TimerState Timer)? NextTimer()
    {
        (CaseInstance Instance, TimerState Timer)? next = null;
        foreach (var instance in _instances.Values)
        {
            foreach (var timer in instance.State.Timers.Values)
            {
                if (next is null || timer.DueAt < next.Value.Timer.DueAt)
                {
                    next = (instance, timer);
                }
            }
        }

        return next;
    }

    private List<WaitingSubscription> Waiting() =>
        [.. _instances.Values.SelectMany(i => i.State.Subscriptions.Values.Select(s => new WaitingSubscription(i.Key, i.Model.ProcessId, s)))];

    private BufferedMessage NewMessage(string name, string correlationKey, ImmutableDictionary<string, VariableValue> variables, DateTimeOffset expiresAt, string? messageId) =>
        new(_nextMessage++, name, correlationKey, messageId, variables, expiresAt, ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    private static BufferedMessage Reach(BufferedMessage message, string processId) =>
        message with { ReachedProcesses = message.ReachedProcesses.Add(processId) };

    private BufferedMessage Deliver(BufferedMessage message, WaitingSubscription receiver)
    {
        var command = new Command.CorrelateMessage(Now, receiver.Subscription.Key, $"message-{message.Key}", message.Variables);
        if (Apply(_instances[receiver.InstanceKey], command) is { } rejected)
        {
            throw new ScenarioStoppedException($"Message '{message.Name}' could not be given to '{receiver.Subscription.TargetElementId}': {rejected.Text}");
        }

        return Reach(message, receiver.ProcessId);
    }

    /// <returns>The case, ended or not, that has the header's business key where the start demands a unique one; else null.</returns>
    private CaseInstance? Known(DeployedProcess process, FlowNode? start, CaseHeader header) =>
        UniqueBusinessKey.IsDemanded(start, header) ? _unique.GetValueOrDefault((process.Model.ProcessId, header.BusinessKey)) : null;

    private (CaseInstance? Instance, string? Refusal) BeginCase(DeployedProcess process, FlowNode? start, Command.StartInstance command)
    {
        var (instance, refusal) = Begin(process, command);
        if (instance is not null && UniqueBusinessKey.IsDemanded(start, command.Header))
        {
            _unique.Add((process.Model.ProcessId, command.Header.BusinessKey), instance);
        }

        return (instance, refusal);
    }

    private (CaseInstance? Instance, string? Refusal) Begin(DeployedProcess process, Command.StartInstance command)
    {
        var instance = new CaseInstance(process, InstanceState.New(_nextInstance++));
        if (Apply(instance, command) is { } rejected)
        {
            return (null, rejected.Text);
        }

        _instances.Add(instance.Key, instance);
        return (instance, null);
    }

    private StepOutcome.Rejected? Apply(CaseInstance instance, Command command)
    {
        Budget?.Spend();
        var context = new StepContext(_decisions, _clusterVariables, _timeZoneId, Seed: ++_steps);
        switch (ProcessStep.Apply(instance.Model, context, instance.State, command))
        {
            case StepOutcome.Rejected rejected:
                return rejected;
            case StepOutcome.Accepted accepted:
                instance.Accept(accepted);
                foreach (var effect in accepted.Effects)
                {
                    _effects.Enqueue((instance, effect));
                }

                return null;
            default:
                throw new NotSupportedException("A step is accepted or rejected.");
        }
    }
}
