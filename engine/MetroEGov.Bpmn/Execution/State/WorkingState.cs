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
    private readonly List<WaitingToken> _waitingTokens;
    private readonly WorkingWaits _waits;
    private Dictionary<long, int>? _childCounts;
    private long? _variableBytes;
    private InstanceState _rest;

    public WorkingState(InstanceState state)
    {
        _rest = state;
        _elements = state.Elements.ToBuilder();
        _variables = state.Variables.ToBuilder();
        _waitingTokens = [.. state.WaitingTokens];
        _waits = new WorkingWaits(state);
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

    public IReadOnlyDictionary<long, JobState> Jobs => _waits.Jobs;

    public IReadOnlyDictionary<long, UserTaskState> UserTasks => _waits.UserTasks;

    public IReadOnlyDictionary<long, TimerState> Timers => _waits.Timers;

    public IReadOnlyDictionary<long, SubscriptionState> Subscriptions => _waits.Subscriptions;

    public IReadOnlyDictionary<long, IncidentState> Incidents => _waits.Incidents;

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

    public InstanceState ToState() => _waits.WriteTo(_rest with
    {
        Elements = _elements.ToImmutable(),
        Variables = _variables.ToImmutable(),
        WaitingTokens = [.. _waitingTokens],
    });

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
                _waits.Apply(happened);
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
