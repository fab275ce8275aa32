using System.Collections.Immutable;
using System.Diagnostics;

namespace MetroEGov.Bpmn.Execution.State;

/// <summary>
/// The mutable copy that a step works on. Nothing but <see cref="Apply"/> changes it, and only by an event that goes into the history.
/// </summary>
internal sealed class WorkingState
{
    private readonly ImmutableSortedDictionary<long, ElementInstance>.Builder _elements;
    private readonly ImmutableSortedDictionary<string, VariableValue>.Builder _variables;
    private readonly ImmutableSortedDictionary<long, JobState>.Builder _jobs;
    private readonly ImmutableSortedDictionary<long, UserTaskState>.Builder _userTasks;
    private readonly ImmutableSortedDictionary<long, TimerState>.Builder _timers;
    private readonly ImmutableSortedDictionary<long, SubscriptionState>.Builder _subscriptions;
    private readonly ImmutableSortedDictionary<long, IncidentState>.Builder _incidents;
    private readonly List<WaitingToken> _waitingTokens;
    private Dictionary<long, int>? _childCounts;
    private long? _variableBytes;
    private InstanceState _rest;

    public WorkingState(InstanceState state)
    {
        _rest = state;
        _elements = state.Elements.ToBuilder();
        _variables = state.Variables.ToBuilder();
        _jobs = state.Jobs.ToBuilder();
        _userTasks = state.UserTasks.ToBuilder();
        _timers = state.Timers.ToBuilder();
        _subscriptions = state.Subscriptions.ToBuilder();
        _incidents = state.Incidents.ToBuilder();
        _waitingTokens = [.. state.WaitingTokens];
    }

    public long Key => _rest.Key;

    public string ProcessId => _rest.ProcessId;

    public InstanceStatus Status => _rest.Status;

    public CaseHeader Header => _rest.Header;

    public ParentLink? Parent => _rest.Parent;

    public Actor? LastActor => _rest.LastActor;

    public long NextCounter => _rest.NextCounter;

    public bool IsEndReported => _rest.IsEndReported;

    public int ActivationsWithoutWait => _rest.ActivationsWithoutWait;

    public IReadOnlyDictionary<long, ElementInstance> Elements => _elements;

    public IReadOnlyDictionary<string, VariableValue> Variables => _variables;

    public IReadOnlyDictionary<long, JobState> Jobs => _jobs;

    public IReadOnlyDictionary<long, UserTaskState> UserTasks => _userTasks;

    public IReadOnlyDictionary<long, TimerState> Timers => _timers;

    public IReadOnlyDictionary<long, SubscriptionState> Subscriptions => _subscriptions;

    public IReadOnlyDictionary<long, IncidentState> Incidents => _incidents;

    public IReadOnlyList<WaitingToken> WaitingTokens => _waitingTokens;

    public ElementInstance? Element(long key) => _elements.GetValueOrDefault(key);

    /// <summary>Whether the key is the instance itself or an element instance that has not ended.</summary>
    public bool HasScope(long key) => key == Key || _elements.ContainsKey(key);

    public int ChildCount(long scopeKey) => ChildCounts.GetValueOrDefault(scopeKey);

    /// <summary>All variables of the case instance in UTF-8, names not counted (R10).</summary>
    public long VariableBytes
    {
        get => _variableBytes ??= Sum(_variables.Values) + _elements.Values.Sum(e => Sum(e.Variables.Values));
        private set => _variableBytes = value;
    }

    private Dictionary<long, int> ChildCounts => _childCounts ??= CountChildren();

    /// <returns>The variable in exactly this scope, or null.</returns>
    public VariableValue? LocalVariable(long scopeKey, string name) => LocalVariables(scopeKey).GetValueOrDefault(name);

    public IReadOnlyDictionary<string, VariableValue> LocalVariables(long scopeKey) =>
        scopeKey == Key ? _variables : _elements[scopeKey].Variables;

    /// <summary>Takes back local variables that a failed activation had written.</summary>
    public void Restore(ElementInstance element)
    {
        _elements[element.Key] = element;
        _variableBytes = null;
    }

    public InstanceState ToState() => _rest with
    {
        Elements = _elements.ToImmutable(),
        Variables = _variables.ToImmutable(),
        Jobs = _jobs.ToImmutable(),
        UserTasks = _userTasks.ToImmutable(),
        Timers = _timers.ToImmutable(),
        Subscriptions = _subscriptions.ToImmutable(),
        Incidents = _incidents.ToImmutable(),
        WaitingTokens = [.. _waitingTokens],
    };

    public void Apply(HistoryEvent happened)
    {
        switch (happened)
        {
            case HistoryEvent.InstanceStarted e:
                _rest = _rest with
                {
                    ProcessId = e.ProcessId,
                    Status = InstanceStatus.Active,
                    Header = e.Header,
                    Parent = e.Parent,
                    At = e.At,
                    LastActor = e.Actor,
                };
                break;
            case HistoryEvent.StepBegan e:
                _rest = _rest with { At = e.At, LastActor = e.Actor ?? _rest.LastActor };
                break;
            case HistoryEvent.HeaderChanged e:
                _rest = _rest with { Header = e.Header };
                break;
            case HistoryEvent.StepEnded e:
                _rest = _rest with
                {
                    NextCounter = e.NextCounter,
                    Agenda = e.Agenda,
                    ActivationsWithoutWait = e.ActivationsWithoutWait,
                };
                break;
            case HistoryEvent.InstanceCompleted:
                _rest = _rest with { Status = InstanceStatus.Completed };
                break;
            case HistoryEvent.InstanceTerminating e:
                _rest = _rest with { Status = InstanceStatus.Terminating, IsEndReported = e.IsReported };
                break;
            case HistoryEvent.InstanceTerminated:
                _rest = _rest with { Status = InstanceStatus.Terminated };
                break;
            case HistoryEvent.DecisionEvaluated or HistoryEvent.ErrorThrown or HistoryEvent.SequenceFlowTaken:
                break;
            case HistoryEvent.ElementActivated
                or HistoryEvent.ElementCompleted
                or HistoryEvent.ElementTerminating
                or HistoryEvent.ElementTerminated
                or HistoryEvent.TokenArrived
                or HistoryEvent.TokensJoined
                or HistoryEvent.TokensDiscarded
                or HistoryEvent.LoopStarted
                or HistoryEvent.IterationCompleted
                or HistoryEvent.VariableSet:
                ApplyToScopes(happened);
                break;
            default:
                ApplyToWaits(happened);
                break;
        }
    }

    private void ApplyToScopes(HistoryEvent happened)
    {
        switch (happened)
        {
            case HistoryEvent.ElementActivated e:
                _elements.Add(e.Key, new ElementInstance(
                    e.Key,
                    e.ElementId,
                    e.Kind,
                    e.ScopeKey,
                    ElementStatus.Active,
                    e.LoopCounter,
                    e.IsMultiInstanceBody,
                    EmptyVariables));
                Count(e.ScopeKey, 1);
                if (e.LoopCounter is { } counter)
                {
                    ChangeLoop(e.ScopeKey, loop => loop with { Started = Math.Max(loop.Started, counter) });
                }
                break;
            case HistoryEvent.ElementCompleted e:
                RemoveElement(e.Key);
                break;
            case HistoryEvent.ElementTerminated e:
                RemoveElement(e.Key);
                break;
            case HistoryEvent.ElementTerminating e:
                _elements[e.Key] = _elements[e.Key] with { Status = ElementStatus.Terminating };
                break;
            case HistoryEvent.TokenArrived e:
                _waitingTokens.Add(new WaitingToken(e.FlowId, e.GatewayId, e.ScopeKey));
                break;
            case HistoryEvent.TokensJoined e:
                foreach (var flow in e.FlowIds)
                {
                    _waitingTokens.Remove(new WaitingToken(flow, e.GatewayId, e.ScopeKey));
                }
                break;
            case HistoryEvent.TokensDiscarded e:
                _waitingTokens.RemoveAll(t => t.ScopeKey == e.ScopeKey);
                break;
            case HistoryEvent.LoopStarted e:
                _elements[e.BodyKey] = _elements[e.BodyKey] with
                {
                    Loop = new MultiInstanceProgress(e.Items, [.. Enumerable.Repeat<VariableValue?>(null, e.Items.Length)], 0, 0),
                };
                break;
            case HistoryEvent.IterationCompleted e:
                ChangeLoop(e.BodyKey, loop => loop with
                {
                    Completed = loop.Completed + 1,
                    Outputs = loop.Outputs.SetItem(e.LoopCounter - 1, e.Output),
                });
                break;
            case HistoryEvent.VariableSet e:
                SetVariable(e);
                break;
            default:
                throw new UnreachableException($"No state change is known for {happened.GetType().Name}.");
        }
    }

    private void ApplyToWaits(HistoryEvent happened)
    {
        switch (happened)
        {
            case HistoryEvent.JobCreated e:
                _jobs.Add(e.JobKey, new JobState(e.JobKey, e.ElementInstanceKey, e.ElementId, e.Type, e.Retries, e.Headers, e.OnBehalfOf));
                break;
            case HistoryEvent.JobFailed e:
                _jobs[e.JobKey] = _jobs[e.JobKey] with { Retries = e.RetriesLeft };
                break;
            case HistoryEvent.JobRetried e:
                _jobs[e.JobKey] = _jobs[e.JobKey] with { Retries = e.Retries };
                break;
            case HistoryEvent.JobClosed e:
                _jobs.Remove(e.JobKey);
                break;
            case HistoryEvent.UserTaskCreated e:
                _userTasks.Add(e.Task.Key, e.Task);
                break;
            case HistoryEvent.UserTaskChanged e:
                _userTasks[e.Task.Key] = e.Task;
                break;
            case HistoryEvent.UserTaskCompleted e:
                _userTasks.Remove(e.UserTaskKey);
                break;
            case HistoryEvent.UserTaskCanceled e:
                _userTasks.Remove(e.UserTaskKey);
                break;
            case HistoryEvent.TimerScheduled e:
                _timers.Add(e.Timer.Key, e.Timer);
                break;
            case HistoryEvent.TimerFired e:
                _timers.Remove(e.TimerKey);
                break;
            case HistoryEvent.TimerCanceled e:
                _timers.Remove(e.TimerKey);
                break;
            case HistoryEvent.SubscriptionOpened e:
                _subscriptions.Add(e.Subscription.Key, e.Subscription);
                break;
            case HistoryEvent.MessageCorrelated:
                // The subscription of an event that does not interrupt stays open; SubscriptionClosed ends the others.
                break;
            case HistoryEvent.SubscriptionClosed e:
                _subscriptions.Remove(e.SubscriptionKey);
                break;
            case HistoryEvent.IncidentRaised e:
                _incidents.Add(e.Incident.Key, e.Incident);
                break;
            case HistoryEvent.IncidentResolved e:
                _incidents.Remove(e.IncidentKey);
                break;
            default:
                throw new UnreachableException($"No state change is known for {happened.GetType().Name}.");
        }
    }

    private void SetVariable(HistoryEvent.VariableSet e)
    {
        if (_variableBytes is not null)
        {
            VariableBytes += e.Value.SizeBytes - (LocalVariable(e.ScopeKey, e.Name)?.SizeBytes ?? 0);
        }
        if (e.ScopeKey == Key)
        {
            _variables[e.Name] = e.Value;
            return;
        }
        var element = _elements[e.ScopeKey];
        _elements[e.ScopeKey] = element with { Variables = element.Variables.SetItem(e.Name, e.Value) };
    }

    private void RemoveElement(long key)
    {
        var element = _elements[key];
        _elements.Remove(key);
        if (_variableBytes is not null)
        {
            VariableBytes -= Sum(element.Variables.Values);
        }
        if (_waitingTokens.Count > 0)
        {
            _waitingTokens.RemoveAll(t => t.ScopeKey == key);
        }
        Count(element.ScopeKey, -1);
    }

    private void ChangeLoop(long bodyKey, Func<MultiInstanceProgress, MultiInstanceProgress> change)
    {
        var body = _elements[bodyKey];
        var loop = body.Loop ?? throw new UnreachableException("A multi-instance body has its items before its first iteration.");
        _elements[bodyKey] = body with { Loop = change(loop) };
    }

    private void Count(long scopeKey, int change)
    {
        if (_childCounts is not null)
        {
            _childCounts[scopeKey] = _childCounts.GetValueOrDefault(scopeKey) + change;
        }
    }

    private Dictionary<long, int> CountChildren()
    {
        var counts = new Dictionary<long, int>();
        foreach (var element in _elements.Values)
        {
            counts[element.ScopeKey] = counts.GetValueOrDefault(element.ScopeKey) + 1;
        }
        return counts;
    }

    private static long Sum(IEnumerable<VariableValue> values) => values.Sum(v => (long)v.SizeBytes);

    private static readonly ImmutableSortedDictionary<string, VariableValue> EmptyVariables =
        ImmutableSortedDictionary.Create<string, VariableValue>(StringComparer.Ordinal);
}
