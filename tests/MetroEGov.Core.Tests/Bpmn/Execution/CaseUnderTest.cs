using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Snapshots;
using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>
/// Plays commands on one instance. Between any two steps the instance is written and read back, and after every step it checks what
/// holds for all of them: the history folds to the state, the same step gives the same outcome, everything stored reads back.
/// </summary>
internal sealed class CaseUnderTest(ProcessModel model)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(1));

    private readonly List<HistoryEvent> _history = [];
    private readonly List<Effect> _effects = [];

    public InstanceState State { get; private set; } = InstanceState.New(7);

    public DateTimeOffset Now { get; set; } = Noon;

    public StepContext Context { get; set; } = new(new NoDecisions(), new NoClusterVariables(), "Europe/Berlin", 42);

    public CaseHeader Header { get; set; } = new("move-1", "2026-11-20", VariableValue.FromJson("""{"key":"033530005005","name":"Buchholz"}"""));

    /// <summary>False for runs of very many steps, where checking each against the whole history would take minutes.</summary>
    public bool ChecksEveryStep { get; init; } = true;

    /// <summary>Of all steps.</summary>
    public IReadOnlyList<HistoryEvent> History => _history;

    /// <summary>Of the last step.</summary>
    public ImmutableArray<HistoryEvent> LastHistory { get; private set; } = [];

    /// <summary>Of all steps.</summary>
    public IReadOnlyList<Effect> Effects => _effects;

    public ImmutableArray<Effect> LastEffects { get; private set; } = [];

    public static CaseUnderTest Started(ProcessModel model, string variables = "{}") => new CaseUnderTest(model).Start(variables);

    public CaseUnderTest Start(string variables = "{}", ParentLink? parent = null, string? startEvent = null) => Do(new Command.StartInstance(
        Now, new Actor("clerk-1", "033530005005"), Header, Variables(variables), startEvent is null ? null : new ElementId(startEvent), parent));

    public CaseUnderTest CompleteJob(string elementId, string variables = "{}") =>
        Do(new Command.CompleteJob(Now, Job(elementId).Key, Variables(variables)));

    public CaseUnderTest ThrowError(string elementId, string code, string variables = "{}") =>
        Do(new Command.ThrowJobError(Now, Job(elementId).Key, code, null, Variables(variables)));

    public CaseUnderTest CompleteTask(string elementId, string variables = "{}", string user = "clerk-1") =>
        Do(new Command.CompleteUserTask(Now, new Actor(user, null), Task(elementId).Key, Variables(variables)));

    public CaseUnderTest Fire(string elementId)
    {
        var timer = Timer(elementId);
        Now = Now > timer.DueAt ? Now : timer.DueAt;
        return Do(new Command.FireTimer(Now, timer.Key));
    }

    public CaseUnderTest Correlate(string messageName, string variables = "{}") => Do(new Command.CorrelateMessage(
        Now, State.Subscriptions.Values.First(s => s.MessageName == messageName).Key, $"message-{State.NextCounter}", Variables(variables)));

    public CaseUnderTest Resolve() => Do(new Command.ResolveIncident(Now, null, Incident.Key));

    public CaseUnderTest Set(string variables) => Do(new Command.SetVariables(Now, null, State.Key, Variables(variables), true));

    public CaseUnderTest Cancel() => Do(new Command.CancelInstance(Now, null, ByParent: State.Parent is not null));

    public CaseUnderTest Do(Command command)
    {
        var outcome = Apply(command);
        if (outcome is not StepOutcome.Accepted accepted)
        {
            Assert.Fail($"{command} was rejected: {outcome}");
            return this;
        }
        _history.AddRange(accepted.History);
        _effects.AddRange(accepted.Effects);
        LastHistory = accepted.History;
        LastEffects = accepted.Effects;

        if (!ChecksEveryStep)
        {
            State = accepted.State;
            return this;
        }
        var text = InstanceSnapshot.WriteText(accepted.State);
        Assert.That(InstanceSnapshot.WriteText(StateFold.Apply(InstanceState.New(7), _history)), Is.EqualTo(text), "fold(history) == state");
        Assert.That(InstanceSnapshot.WriteText(((StepOutcome.Accepted)Apply(command)).State), Is.EqualTo(text), "the same step again");
        State = InstanceSnapshot.Read(text);
        Assert.That(InstanceSnapshot.WriteText(State), Is.EqualTo(text), "snapshot read and written");
        AssertStoredFormsReadBack(command, accepted);
        return this;
    }

    public StepOutcome.Rejected Refuse(Command command) => Apply(command) as StepOutcome.Rejected
        ?? throw new AssertionException($"{command} was accepted.");

    public JobState Job(string elementId) => State.Jobs.Values.First(j => j.ElementId.Value == elementId);

    public UserTaskState Task(string elementId) => State.UserTasks.Values.First(t => t.ElementId.Value == elementId);

    public TimerState Timer(string elementId) => State.Timers.Values.First(t => t.TargetElementId.Value == elementId);

    public ElementInstance Element(string elementId) => State.Elements.Values.First(e => e.ElementId.Value == elementId);

    public IncidentState Incident => State.Incidents.Values.Single();

    public string? this[string variable] => State.Variables.GetValueOrDefault(variable)?.Json;

    /// <summary>The ids of what is at work, in the order of activation.</summary>
    public string Active => string.Join(' ', State.Elements.Values.Select(e => e.ElementId.Value));

    public string Completed => string.Join(' ', History.OfType<HistoryEvent.ElementCompleted>().Select(e => e.ElementId.Value));

    public string Terminated => string.Join(' ', History.OfType<HistoryEvent.ElementTerminated>().Select(e => e.ElementId.Value));

    public InstanceStatus Status => State.Status;

    public void AssertCompleted()
    {
        Assert.That(State.Incidents.Values.Select(i => i.Text), Is.Empty);
        Assert.That((Status, Active), Is.EqualTo((InstanceStatus.Completed, "")));
        AssertNothingLeft();
    }

    /// <summary>An instance that has ended waits for nothing.</summary>
    public void AssertNothingLeft() => Assert.That(
        (State.Elements.Count, State.Jobs.Count, State.UserTasks.Count, State.Timers.Count, State.Subscriptions.Count, State.Incidents.Count, State.Agenda.Length),
        Is.EqualTo((0, 0, 0, 0, 0, 0, 0)));

    public static ImmutableDictionary<string, VariableValue> Variables(string json)
    {
        Assert.That(FeelJson.Parse(json).TryGetContext(out var context), Is.True);
        return context!.ToImmutableDictionary(
            v => v.Key,
            v => VariableValue.TryFromFeel(v.Value, out var value, out var refusal) ? value : throw new AssertionException(refusal));
    }

    private StepOutcome Apply(Command command) => ProcessStep.Apply(model, Context, State, command);

    private static void AssertStoredFormsReadBack(Command command, StepOutcome.Accepted accepted)
    {
        var history = HistoryJson.Write(accepted.History);
        Assert.That(HistoryJson.Write(HistoryJson.Read(history)), Is.EqualTo(history));
        var effects = EffectJson.Write(accepted.Effects);
        Assert.That(EffectJson.Write(EffectJson.ReadList(effects)), Is.EqualTo(effects));
        var stored = CommandJson.Write(command);
        Assert.That(CommandJson.Write(CommandJson.Read(stored)), Is.EqualTo(stored));
    }

    private sealed class NoDecisions : IDecisionSource
    {
        public ResolvedDecision? Find(string decisionId, string applicationDate) => null;
    }

    private sealed class NoClusterVariables : IClusterVariables
    {
        public FeelValue? Find(string name) => null;
    }
}
