using System.Globalization;
using System.Text.RegularExpressions;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Bpmn.Snapshots;
using MetroEGov.Feel;
using MetroEGov.Runtime.Tests.Support;
using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Driving;

namespace MetroEGov.Runtime.Tests.Conformance;

/// <summary>
/// The in-memory driver and the store run the same commands to the same histories (R13): fixed paths first, then random ones from
/// printed seeds. Keys differ only in the numbers of the instances, which are counted through here.
/// </summary>
public sealed partial class ConformanceTests
{
    private static readonly string Visit = Drawing.Process(
        "visit",
        """
        <bpmn:startEvent id="start"/>
        <bpmn:parallelGateway id="fork"/>
        """ + Drawing.UserTask("a") + Drawing.Call("call", "part") + Drawing.MessageCatch("catch", "Message_1") + """
        <bpmn:parallelGateway id="join"/>
        """ + Drawing.TimerCatch("pause", "PT1H") + Drawing.UserTask("b") + """
        <bpmn:boundaryEvent id="late" attachedToRef="a" cancelActivity="false"><bpmn:timerEventDefinition id="late_t">
          <bpmn:timeDuration xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">PT2H</bpmn:timeDuration>
        </bpmn:timerEventDefinition></bpmn:boundaryEvent>
        <bpmn:endEvent id="reminded"/><bpmn:endEvent id="end"/>
        <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
        <bpmn:sequenceFlow id="f2" sourceRef="fork" targetRef="a"/><bpmn:sequenceFlow id="f3" sourceRef="a" targetRef="join"/>
        <bpmn:sequenceFlow id="f4" sourceRef="fork" targetRef="call"/><bpmn:sequenceFlow id="f5" sourceRef="call" targetRef="join"/>
        <bpmn:sequenceFlow id="f6" sourceRef="fork" targetRef="catch"/><bpmn:sequenceFlow id="f7" sourceRef="catch" targetRef="join"/>
        <bpmn:sequenceFlow id="f8" sourceRef="join" targetRef="pause"/><bpmn:sequenceFlow id="f9" sourceRef="pause" targetRef="b"/>
        <bpmn:sequenceFlow id="f10" sourceRef="b" targetRef="end"/><bpmn:sequenceFlow id="f11" sourceRef="late" targetRef="reminded"/>
        """,
        definitions: Drawing.MessageDefinition("Message_1", "evaluation", "=&quot;R-1&quot;"));

    private static readonly string Part = Drawing.Row("part", [Drawing.UserTask("inside"), Drawing.TimerCatch("rest", "PT30M")]);

    /// <summary>What can be done: complete a task, publish the message, let time pass, cancel.</summary>
    private static readonly string[] Actions = ["a", "inside", "b", "message", "+31m", "+61m", "+3h", "cancel"];

    [TestCase("a inside message +31m +61m b")]
    [TestCase("message inside +3h a +61m b")]
    [TestCase("+3h a cancel")]
    [TestCase("inside cancel")]
    [TestCase("message message a inside +31m +61m b")]
    public Task The_same_path_has_the_same_history(string path) => CompareAsync(path.Split(' '));

    [Test]
    public async Task Random_paths_have_the_same_history([Range(1, 6)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await CompareAsync([.. Enumerable.Range(0, 14).Select(i => Actions[random.Next(i < 12 ? Actions.Length - 1 : Actions.Length)])]);
    }

    private static async Task CompareAsync(string[] path)
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", Visit), ("part.bpmn", Part));
        var memory = new InMemoryDriver(
            new DeploymentUnit(
                new[] { Visit, Part }.SelectMany(text => BpmnReader.Read(text, "test.bpmn").Processes).Select(model => (model, "test.bpmn")), [], []),
            new Nothing(),
            new Nothing(),
            "Europe/Berlin",
            runtime.Clock.GetUtcNow());

        var started = await runtime.StartCaseAsync(new StartRequest { ProcessId = "visit", BusinessKey = "B-1" });
        memory.Start("visit", new CaseHeader("B-1", "2026-11-23"), null, []);
        foreach (var action in path)
        {
            await DoInStoreAsync(runtime, started.InstanceKey, action);
            DoInMemory(memory, action);
            Assert.That(
                StoredHistories(runtime),
                Is.EqualTo(Normalised(memory.Instances.Select(instance => (instance.Key, HistoryJson.Write([.. instance.History]))))),
                $"after {action} of {string.Join(' ', path)}");
        }
    }

    private static async Task DoInStoreAsync(TestRuntime runtime, long caseKey, string action)
    {
        switch (action)
        {
            case "message":
                await runtime.Messages.PublishAsync(new MessageToPublish("evaluation", "R-1", null, TimeSpan.FromHours(2)));
                break;
            case "cancel":
                await runtime.Instances.CancelAsync(caseKey, null, ReadScope.Everything);
                break;
            case ['+', ..]:
                // Hop from one due time to the next, as time passes in reality.
                var until = runtime.Clock.GetUtcNow() + DurationOf(action);
                while (NextTimer(runtime) is { } due && due <= until)
                    await runtime.AdvanceAsync(due - runtime.Clock.GetUtcNow());
                await runtime.AdvanceAsync(until - runtime.Clock.GetUtcNow());
                break;
            default:
                foreach (var task in (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items)
                {
                    if (task.ElementId != action)
                        continue;
                    await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
                    await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("""{"done":true}"""));
                }

                break;
        }
    }

    private static void DoInMemory(InMemoryDriver memory, string action)
    {
        switch (action)
        {
            case "message":
                memory.Publish("evaluation", "R-1", [], TimeSpan.FromHours(2), null, new CaseHeader(null, "2026-11-23"), null);
                break;
            case "cancel":
                memory.Send(memory.Instances.First(), new Command.CancelInstance(memory.Now, null));
                break;
            case ['+', ..]:
                memory.AdvanceTo(memory.Now + DurationOf(action));
                break;
            default:
                foreach (var instance in memory.Instances.ToList())
                {
                    var actor = new Actor("anna", Clerks.Hamburg);
                    foreach (var task in instance.State.UserTasks.Values.Where(task => task.ElementId.Value == action).ToList())
                    {
                        memory.Send(instance, new Command.AssignUserTask(memory.Now, actor, task.Key, actor.UserId, null));
                        memory.Send(instance, new Command.CompleteUserTask(
                            memory.Now, actor, task.Key, Variables(("done", "true"))));
                    }
                }

                break;
        }
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, VariableValue> Variables(params (string Name, string Json)[] variables) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(
            variables.Select(variable => KeyValuePair.Create(variable.Name, VariableValue.FromJson(variable.Json))));

    private static DateTimeOffset? NextTimer(TestRuntime runtime)
    {
        using var db = runtime.OpenDb();
        return db.Timers.Min(timer => (DateTimeOffset?)timer.DueAt);
    }

    private static TimeSpan DurationOf(string action)
    {
        var number = int.Parse(action[1..^1], CultureInfo.InvariantCulture);
        return action[^1] == 'h' ? TimeSpan.FromHours(number) : TimeSpan.FromMinutes(number);
    }

    private static string StoredHistories(TestRuntime runtime)
    {
        using var db = runtime.OpenDb();
        var steps = db.History.OrderBy(row => row.InstanceKey).ThenBy(row => row.Revision).ToList();
        return Normalised(steps
            .GroupBy(row => row.InstanceKey)
            .Select(instance => (instance.Key, HistoryJson.Write([.. instance.SelectMany(row => HistoryJson.Read(row.Events))]))));
    }

    /// <summary>Counts the instances through and leaves out a message's key, which only names it, and the seeds, which each driver draws.</summary>
    private static string Normalised(IEnumerable<(long Key, string Json)> histories)
    {
        var all = histories.OrderBy(history => history.Key).ToList();
        var order = all.Select((history, index) => (Number: history.Key >> 24, index)).ToDictionary(pair => pair.Number, pair => pair.index);
        var text = string.Join("\n\n", all.Select(history => history.Json));
        text = MessageIds().Replace(text, "\"messageId\":\"…\"");
        text = Seeds().Replace(text, "");
        text = LongNumbers().Replace(text, match =>
        {
            var key = long.Parse(match.Value, CultureInfo.InvariantCulture);
            return order.TryGetValue(key >> 24, out var index)
                ? string.Create(CultureInfo.InvariantCulture, $"{index}:{key & 0xFFFFFF}")
                : match.Value;
        });
        return text.Replace("},{", "},\n{", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<![@0-9])[1-9][0-9]{7,}(?![0-9])")]
    private static partial Regex LongNumbers();

    [GeneratedRegex(",\"seed\":-?[0-9]+")]
    private static partial Regex Seeds();

    [GeneratedRegex("\"messageId\":\"[^\"]*\"")]
    private static partial Regex MessageIds();

    private sealed class Nothing : IDecisionSource, IClusterVariables
    {
        public ResolvedDecision? Find(string decisionId, string applicationDate) => null;

        public FeelValue? Find(string name) => null;
    }
}
