using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using NodaTime;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// One step while it runs: the working copy, the agenda and what has been recorded. Lives for one call of
/// <see cref="ProcessStep.Apply"/>; not shared.
/// </summary>
internal sealed class StepRun
{
    private readonly List<HistoryEvent> _history = [];
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private long _nextCounter;
    private int _evaluations;

    public StepRun(ProcessModel model, StepContext context, InstanceState state, DateTimeOffset at)
    {
        Model = model;
        Context = context;
        State = new WorkingState(state);
        Agenda = new Agenda(state.Agenda);
        At = at;
        Zone = DateTimeZoneProviders.Tzdb[context.TimeZoneId];
        ActivationsWithoutWait = state.ActivationsWithoutWait;
        _nextCounter = state.NextCounter;
    }

    public ProcessModel Model { get; }

    public StepContext Context { get; }

    public WorkingState State { get; }

    public Agenda Agenda { get; }

    /// <summary>The time of the step, in UTC.</summary>
    public DateTimeOffset At { get; }

    public DateTimeZone Zone { get; }

    /// <summary>Activations of this step.</summary>
    public int Activations { get; private set; }

    /// <summary>Activations since the instance was last at rest.</summary>
    public int ActivationsWithoutWait { get; set; }

    public long CountersLeft => ProcessStep.MaxCounter - _nextCounter;

    public int HistoryCount => _history.Count;

    /// <summary>Call activities whose called instance told of its own end in this step: nothing is left there to terminate.</summary>
    public HashSet<long> AnsweredCalls { get; } = [];

    public void Record(HistoryEvent happened)
    {
        State.Apply(happened);
        _history.Add(happened);
        if (happened is HistoryEvent.ElementActivated)
        {
            Activations++;
            ActivationsWithoutWait++;
        }
    }

    public void AddEffect(Func<int, Effect> effect) => _effects.Add(effect(_effects.Count));

    /// <summary>The next key of this instance (R7).</summary>
    public long NextKey() => State.Key | _nextCounter++;

    /// <summary>The surroundings of one evaluation; the seed differs from evaluation to evaluation, but never between two runs.</summary>
    public FeelEnvironment Environment() => new(
        Instant.FromDateTimeOffset(At),
        Zone,
        unchecked(Context.Seed ^ (State.Key + (_nextCounter << 8) + ++_evaluations) * -7046029254386353131L));

    public FlowNode NodeOf(ElementInstance element) => NodeOf(element.ElementId);

    public FlowNode NodeOf(ElementId id) =>
        Model.Find(id) ?? throw new InvalidOperationException(
            $"Process '{Model.ProcessId}' has no element '{id}' that instance {State.Key} stands on: the step got another version than the instance runs on.");

    /// <summary>
    /// Takes back what a failed activation wrote. Elements evaluate everything before they record, so these are local variables only;
    /// without this a mapping like <c>n + 1</c> would count twice when the incident is resolved.
    /// </summary>
    public void RollBack(ElementInstance element, int historyCount)
    {
        for (var i = historyCount; i < _history.Count; i++)
        {
            if (_history[i] is not HistoryEvent.VariableSet set || set.ScopeKey != element.Key)
            {
                throw new InvalidOperationException(
                    $"{element.Kind} '{element.ElementId}' recorded {_history[i].GetType().Name} before its activation failed.");
            }
        }
        _history.RemoveRange(historyCount, _history.Count - historyCount);
        State.Restore(element);
    }

    public StepOutcome.Accepted End()
    {
        if (Agenda.IsEmpty)
        {
            ActivationsWithoutWait = 0;
        }
        Record(new HistoryEvent.StepEnded(_nextCounter, Agenda.ToImmutable(), ActivationsWithoutWait));
        return new StepOutcome.Accepted(State.ToState(), [.. _history], _effects.ToImmutable());
    }
}
