using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Snapshots;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>
/// Random paths through models that have one of everything. At every step an instance that is written and read back goes the same way as
/// one that never was; whatever happens, an instance that has ended waits for nothing. A seed that fails becomes a named test.
/// </summary>
internal sealed class RandomPathTests
{
    private const int MaxSteps = 60;

    private static readonly string Job = Diagram.Job;

    private static readonly ProcessModel[] Models =
    [
        Diagram.Process(
            $"""
            <startEvent id="start"/><parallelGateway id="fork"/><parallelGateway id="join"/>
            <serviceTask id="a">{Job}</serviceTask>{Diagram.Boundary("a_late", "a", "<timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition>", interrupts: false)}
            <userTask id="b">{Diagram.NativeTask}</userTask>{Diagram.Boundary("b_late", "b", "<timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition>")}
            <exclusiveGateway id="again" default="again_done"/><scriptTask id="count"><extensionElements><zeebe:script expression="=get or else(n, 0) + 1" resultVariable="n"/></extensionElements></scriptTask>
            <endEvent id="done"/>
            <subProcess id="withdrawn" triggeredByEvent="true"><startEvent id="on"><messageEventDefinition messageRef="withdraw"/></startEvent><serviceTask id="clean">{Job}</serviceTask>{Diagram.Flows("on > clean")}</subProcess>
            """,
            "start > fork > a > join > count > again > fork{n&lt;3}, again > done, fork > b > join",
            Diagram.Message("withdraw")),
        Diagram.Process(
            $"""
            <startEvent id="start"/>
            <subProcess id="part"><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item"/></extensionElements><completionCondition>=numberOfCompletedInstances &gt; 2</completionCondition></multiInstanceLoopCharacteristics>
              <startEvent id="inner"/><serviceTask id="try">{Job}</serviceTask>{Diagram.Boundary("is_absent", "try", "<errorEventDefinition errorRef='absent'/>")}
              <callActivity id="call"><extensionElements><zeebe:calledElement processId="child"/></extensionElements></callActivity>{Diagram.Boundary("stop_call", "call", "<messageEventDefinition messageRef='stop'/>")}
              <endEvent id="inner_end"/>{Diagram.Flows("inner > try > call > inner_end")}
              <subProcess id="blocked_handler" triggeredByEvent="true"><startEvent id="blocked_on"><errorEventDefinition errorRef="blocked"/></startEvent><userTask id="tell">{Diagram.NativeTask}</userTask>{Diagram.Flows("blocked_on > tell")}</subProcess>
            </subProcess>
            {Diagram.Boundary("any", "part", "<errorEventDefinition/>")}
            <eventBasedGateway id="either"/><intermediateCatchEvent id="answer_in"><messageEventDefinition messageRef="answer"/></intermediateCatchEvent><intermediateCatchEvent id="no_answer"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <endEvent id="terminated"><terminateEventDefinition/></endEvent><endEvent id="end"/>
            """,
            "start > part > either > answer_in > end, either > no_answer > terminated",
            Diagram.Error("absent") + Diagram.Error("blocked") + Diagram.Message("stop") + Diagram.Message("answer")),
        Diagram.Process(
            $"""
            <startEvent id="start"/>
            <userTask id="check"><extensionElements><zeebe:userTask/><zeebe:ioMapping><zeebe:input source="=item" target="seen"/><zeebe:output source="=assert(ok, ok != null)" target="outcome"/></zeebe:ioMapping></extensionElements><multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics></userTask>
            <exclusiveGateway id="choose"/><endEvent id="yes"/><endEvent id="no"><errorEventDefinition errorRef="refused"/></endEvent>
            """,
            "start > check > choose > yes{ok}, choose > no{not(ok)}",
            Diagram.Error("refused")),
    ];

    [Test]
    public void Goes_the_same_way_across_a_restart_at_every_step([Range(1, 90)] int seed) => Play(seed);

    [Test]
    public void Goes_the_same_way_on_paths_that_nobody_has_gone_yet()
    {
        var seed = Random.Shared.Next();
        TestContext.Out.WriteLine($"seed {seed}");

        Play(seed);
    }

    private static void Play(int seed)
    {
        var random = new Random(seed);
        var model = Models[seed % Models.Length];
        var instance = new CaseUnderTest(model);
        var parent = random.Next(3) == 0 ? new ParentLink(1L << 24, 9, 1L << 24, ["refused"]) : null;
        instance.Start("""{"items":[1,2,3,4]}""", parent);
        var neverStored = instance.State;

        for (var step = 0; step < MaxSteps && instance.Status is InstanceStatus.Active or InstanceStatus.Terminating; step++)
        {
            instance.Now = instance.Now.AddMinutes(random.Next(90));
            if (Choices(instance, random).ToList() is not { Count: > 0 } choices)
            {
                break;
            }
            var command = choices[random.Next(choices.Count)];
            instance.Do(command);

            neverStored = ((StepOutcome.Accepted)ProcessStep.Apply(model, instance.Context, neverStored, command)).State;
            Assert.That(InstanceSnapshot.WriteText(neverStored), Is.EqualTo(InstanceSnapshot.WriteText(instance.State)), $"seed {seed}, step {step}");
            AssertConsistent(instance.State, seed);
        }
        if (instance.Status is InstanceStatus.Completed or InstanceStatus.Terminated)
        {
            instance.AssertNothingLeft();
        }
    }

    private static IEnumerable<Command> Choices(CaseUnderTest instance, Random random)
    {
        var (state, now) = (instance.State, instance.Now);
        var none = ImmutableDictionary<string, VariableValue>.Empty;
        foreach (var job in state.Jobs.Values)
        {
            yield return new Command.CompleteJob(now, job.Key, CaseUnderTest.Variables($$"""{"v":{{random.Next(9)}}}"""));
            yield return new Command.FailJob(now, job.Key, random.Next(2), "down");
            yield return new Command.ThrowJobError(now, job.Key, random.Next(3) switch { 0 => "absent", 1 => "blocked", _ => "other" }, null, none);
        }
        foreach (var task in state.UserTasks.Values)
        {
            var answer = random.Next(3) switch { 0 => "{}", 1 => """{"ok":true}""", _ => """{"ok":false}""" };
            yield return new Command.CompleteUserTask(now, new Actor(task.Assignee ?? "ada", null), task.Key, CaseUnderTest.Variables(answer));
            yield return new Command.AssignUserTask(now, new Actor("ada", null), task.Key, random.Next(2) == 0 ? null : "ada", task.Assignee);
        }
        foreach (var timer in state.Timers.Values)
        {
            yield return new Command.FireTimer(timer.DueAt > now ? timer.DueAt : now, timer.Key);
        }
        foreach (var subscription in state.Subscriptions.Values)
        {
            yield return new Command.CorrelateMessage(now, subscription.Key, $"m{random.Next()}", CaseUnderTest.Variables("""{"said":"yes"}"""));
        }
        foreach (var incident in state.Incidents.Values)
        {
            yield return new Command.SetVariables(now, null, state.Key, CaseUnderTest.Variables("""{"ok":true}"""), true);
            yield return new Command.ResolveIncident(now, null, incident.Key);
        }
        var stuckCalls = state.Incidents.Values.Select(i => i.ElementInstanceKey).ToHashSet();
        foreach (var call in state.Elements.Values.Where(e => e is { Kind: ElementKind.CallActivity, IsMultiInstanceBody: false } && !stuckCalls.Contains(e.Key)))
        {
            yield return new Command.ChildCompleted(now, call.Key, CaseUnderTest.Variables("""{"fromChild":1}"""));
            yield return new Command.ChildThrewError(now, call.Key, random.Next(2) == 0 ? "blocked" : "other", null, none);
            yield return new Command.ChildTerminated(now, call.Key);
            yield return new Command.ChildFailedToStart(now, call.Key, "not deployed");
        }
        if (state.Status == InstanceStatus.Active && random.Next(12) == 0)
        {
            yield return new Command.CancelInstance(now, null, ByParent: state.Parent is not null);
        }
    }

    /// <summary>Whatever waits, waits for something that is there; every scope is there; no scope is empty and forgotten.</summary>
    private static void AssertConsistent(InstanceState state, int seed)
    {
        bool IsThere(long key) => key == state.Key || state.Elements.ContainsKey(key);

        Assert.That(state.Elements.Values.All(e => IsThere(e.ScopeKey)), Is.True, $"seed {seed}: every scope is there");
        Assert.That(
            state.Jobs.Values.Select(j => j.ElementInstanceKey)
                .Concat(state.UserTasks.Values.Select(t => t.ElementInstanceKey))
                .Concat(state.Timers.Values.Select(t => t.ElementInstanceKey))
                .Concat(state.Subscriptions.Values.Select(s => s.ElementInstanceKey))
                .Concat(state.Incidents.Values.Select(i => i.ElementInstanceKey))
                .All(IsThere),
            Is.True,
            $"seed {seed}: whatever waits is there");
        var scopes = state.Elements.Values.Select(e => e.ScopeKey).Concat(state.WaitingTokens.Select(t => t.ScopeKey)).ToHashSet();
        var waiting = state.Incidents.Values.Select(i => i.ElementInstanceKey).ToHashSet();
        Assert.That(
            state.Elements.Values.Where(e => e.Kind is ElementKind.Subprocess or ElementKind.EventSubprocess || e.IsMultiInstanceBody)
                .All(e => scopes.Contains(e.Key) || waiting.Contains(e.Key)),
            Is.True,
            $"seed {seed}: no scope is empty and forgotten");
        if (state.Status == InstanceStatus.Active)
        {
            Assert.That(scopes, Does.Contain(state.Key), $"seed {seed}: an active instance has something in it");
        }
    }
}
