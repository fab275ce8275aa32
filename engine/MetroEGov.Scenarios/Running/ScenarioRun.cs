using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Scenarios.Coverage;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;
using NodaTime;
using NodaTime.Text;

namespace MetroEGov.Scenarios.Running;

/// <summary>Carries out the instructions of one scenario against a fresh deployment. Not safe to share.</summary>
internal sealed class ScenarioRun
{
    private const string ExampleDataProperty = "camundaModeler:exampleOutputJson";

    /// <summary>A fixed day, so that a scenario that does not say its time gives the same on every day it is run.</summary>
    public static readonly LocalDate DefaultDay = new(2026, 1, 1);

    private readonly Scenario _scenario;
    private readonly InMemoryDriver _driver;
    private readonly CannedAnswers _answers;
    private readonly DecisionBook _decisions;
    private readonly TaskPeople _people;
    private readonly TaskSubmission _submission;
    private readonly CaseFinder _finder;
    private readonly Assertions _assertions;
    private readonly ElementAssertions _elementAssertions;
    private readonly DecisionAssertions _decisionAssertions;
    private readonly DateTimeZone _zone;

    public ScenarioRun(Scenario scenario, DeploymentUnit unit, ClusterVariables clusterVariables, string timeZoneId, RunBudget? budget = null)
    {
        _scenario = scenario;
        _zone = DateTimeZoneProviders.Tzdb[timeZoneId];
        _decisions = new DecisionBook(unit);
        _answers = new CannedAnswers(scenario.Settings, _zone);
        _driver = new InMemoryDriver(unit, _decisions, clusterVariables, timeZoneId, Beginning(scenario.Settings)) { Answers = _answers, Budget = budget };
        _people = new TaskPeople(scenario.Settings);
        _submission = new TaskSubmission(unit, clusterVariables, _zone);
        _finder = new CaseFinder(_driver);
        _assertions = new Assertions(_finder);
        _elementAssertions = new ElementAssertions(_finder);
        _decisionAssertions = new DecisionAssertions(_driver, _decisions, clusterVariables, _zone);
    }

    /// <summary>What has been started, in the order in which it began.</summary>
    public IEnumerable<CaseInstance> Instances => _driver.Instances;

    public ScenarioResult Run()
    {
        ScenarioFailure? failure = null;
        foreach (var instruction in _scenario.Instructions)
        {
            try
            {
                Carry(instruction);
            }
            catch (InstructionFailedException e)
            {
                failure = Failed(instruction, e.ElementId, e.Expected, e.Message);
            }
            catch (ScenarioStoppedException e)
            {
                failure = Failed(instruction, null, null, e.Message);
            }

            if (failure is not null)
            {
                break;
            }
        }

        var trace = ScenarioTrace.Of(_driver.Instances);
        return new(_scenario, failure, trace with { Rules = trace.Rules.Union(_decisionAssertions.OwnRules) });
    }

    private ScenarioFailure Failed(Instruction instruction, string? elementId, string? expected, string found) => new(
        instruction.Line, instruction.GetType().Name, elementId ?? WhereItStands.ElementOf(_driver), expected, found, WhereItStands.Describe(_driver));

    private CaseHeader Header => new(
        _scenario.Settings.BusinessKey,
        _scenario.Settings.ApplicationDate ?? LocalDatePattern.Iso.Format(Instant.FromDateTimeOffset(_driver.Now).InZone(_zone).Date),
        _scenario.Settings.Accepting);

    private DateTimeOffset Beginning(CaseSettings settings)
    {
        if (settings.Now is { } now)
        {
            return now;
        }

        var date = settings.ApplicationDate is { } text ? LocalDatePattern.Iso.Parse(text).Value : DefaultDay;
        return date.AtStartOfDayInZone(_zone).ToInstant().ToDateTimeOffset();
    }

    private void Carry(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.CreateProcessInstance i:
                Create(i);
                break;
            case Instruction.CompleteUserTask i:
                Complete(i);
                break;
            case Instruction.CompleteJob i:
                var done = _finder.OpenJob(i.Job);
                Send(done.Instance, new Command.CompleteJob(_driver.Now, done.Job.Key, i.UseExampleData ? Example(done.Instance, done.Job.ElementId.Value) : i.Variables));
                break;
            case Instruction.ThrowErrorFromJob i:
                var broken = _finder.OpenJob(i.Job);
                Send(broken.Instance, new Command.ThrowJobError(_driver.Now, broken.Job.Key, i.ErrorCode, i.ErrorMessage, i.Variables));
                break;
            case Instruction.PublishMessage i:
                _driver.Publish(i.Name, i.CorrelationKey, i.Variables, i.TimeToLive, i.MessageId, Header, null);
                break;
            case Instruction.CorrelateMessage i:
                _ = _driver.Correlate(i.Name, i.CorrelationKey, i.Variables, Header, null)
                    ?? throw new InstructionFailedException($"somebody to wait for message '{i.Name}'", "nobody does");
                break;
            case Instruction.SetTime i:
                SetTime(i.Time);
                break;
            case Instruction.IncreaseTime i:
                var local = Instant.FromDateTimeOffset(_driver.Now).InZone(_zone).LocalDateTime.Plus(i.Duration);
                _driver.AdvanceTo(local.InZoneLeniently(_zone).ToInstant().ToDateTimeOffset());
                break;
            case Instruction.UpdateVariables i:
                Update(i);
                break;
            case Instruction.ResolveIncident i:
                var stopped = _finder.Incident(i.Incident);
                Send(stopped.Instance, new Command.ResolveIncident(_driver.Now, _people.Clerk, stopped.Incident.Key));
                break;
            case Instruction.NotSupported i:
                throw new InstructionFailedException(null, $"{i.Type}: {i.Why}.");
            default:
                CarryMock(instruction);
                break;
        }
    }

    private void CarryMock(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.MockJobCompletion i:
                _answers.Mock(i.JobType, (job, now, instance) =>
                    new Command.CompleteJob(now, job.Key, i.UseExampleData ? Example(instance, job.ElementId.Value) : i.Variables));
                _driver.Settle();
                break;
            case Instruction.MockJobError i:
                _answers.Mock(i.JobType, (job, now, _) => new Command.ThrowJobError(now, job.Key, i.ErrorCode, i.ErrorMessage, i.Variables));
                _driver.Settle();
                break;
            case Instruction.MockDecision i:
                _decisions.Mock(i.DecisionId, ContextOf(i.Output));
                break;
            case Instruction.MockChildProcess i:
                _driver.ChildMocks[i.ProcessDefinitionId] = i.Variables;
                break;
            case Instruction.EvaluateDecision i:
                _decisionAssertions.Evaluate(i, Header);
                break;
            default:
                CarryAssertion(instruction);
                break;
        }
    }

    private void CarryAssertion(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.AssertProcessInstance i:
                _assertions.Process(i);
                break;
            case Instruction.AssertElementInstance i:
                _elementAssertions.One(i);
                break;
            case Instruction.AssertElementInstances i:
                _elementAssertions.Several(i);
                break;
            case Instruction.AssertUserTask i:
                _assertions.UserTask(i);
                break;
            case Instruction.AssertVariables i:
                _assertions.Variables(i);
                break;
            case Instruction.AssertDecision i:
                _decisionAssertions.Assert(i);
                break;
            case Instruction.AssertMessageSubscription i:
                _assertions.Subscription(i);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Create(Instruction.CreateProcessInstance i)
    {
        var (instance, refusal) = _driver.Start(i.ProcessDefinitionId, Header, _people.Clerk, i.Variables);
        if (instance is null)
        {
            throw new InstructionFailedException($"process '{i.ProcessDefinitionId}' to start", refusal ?? "it did not");
        }
    }

    private void Complete(Instruction.CompleteUserTask i)
    {
        var (instance, task) = _finder.OpenTask(i.Task);
        var actor = _people.For(task);
        var given = i.UseExampleData ? Example(instance, task.ElementId.Value) : i.Variables;
        var variables = _submission.Check(instance, task, actor, given, _driver.Now);
        Send(instance, new Command.CompleteUserTask(_driver.Now, actor, task.Key, variables));
    }

    private void Update(Instruction.UpdateVariables i)
    {
        var instance = _finder.Instance(i.ProcessDefinitionId);
        var scope = instance.Key;
        if (i.Element is { } selector)
        {
            var id = CaseFinder.ElementId(instance.Model, selector);
            scope = instance.State.Elements.Values.LastOrDefault(e => e.ElementId.Value == id)?.Key
                ?? throw new InstructionFailedException($"element {selector} to be active", "it is not", id);
        }

        Send(instance, new Command.SetVariables(_driver.Now, _people.Clerk, scope, i.Variables, IsLocal: i.Element is not null));
    }

    private void SetTime(DateTimeOffset time)
    {
        if (time < _driver.Now && _driver.Instances.Any())
        {
            throw new InstructionFailedException("a time that is not past", "the clock cannot go back once a process has started");
        }

        if (time < _driver.Now)
        {
            _driver.BeginAt(time);
        }
        else
        {
            _driver.AdvanceTo(time);
        }
    }

    private void Send(CaseInstance instance, Command command)
    {
        if (_driver.Send(instance, command) is { } rejected)
        {
            throw new InstructionFailedException($"{command.GetType().Name} to be accepted", $"{rejected.Code}: {rejected.Text}");
        }
    }

    private static ImmutableDictionary<string, VariableValue> Example(CaseInstance instance, string elementId)
    {
        var text = instance.Model.Find(new(elementId))?.Properties.GetValueOrDefault(ExampleDataProperty)
            ?? throw new InstructionFailedException($"example data at '{elementId}'", $"it has no property {ExampleDataProperty}", elementId);
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.EnumerateObject().ToImmutableDictionary(m => m.Name, m => VariableValue.FromJson(m.Value.GetRawText()), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new InstructionFailedException($"example data at '{elementId}' to be a JSON object", e.Message, elementId);
        }
    }

    private static VariableValue ContextOf(ImmutableDictionary<string, VariableValue> members) =>
        VariableValue.FromJson($"{{{string.Join(',', members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{JsonSerializer.Serialize(m.Key)}:{m.Value.Json}"))}}}");
}
