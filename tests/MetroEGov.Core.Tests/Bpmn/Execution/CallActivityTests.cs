using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Source: BPMN 2.0.2 §13.3.4, DESIGN.md R4.</summary>
internal sealed class CallActivityTests
{
    private static ProcessModel With(string attributes = "", string mappings = "", string more = "", string flows = "") => Diagram.Process(
        $"""
        <startEvent id="start"/>
        <callActivity id="call"><extensionElements><zeebe:calledElement processId="part" {attributes}/><zeebe:ioMapping>{mappings}</zeebe:ioMapping></extensionElements></callActivity>
        {more}<endEvent id="end"/>
        """,
        "start > call > end" + flows,
        Diagram.Error("gone") + Diagram.Message("stop"));

    private const string Stopping = "<messageEventDefinition messageRef='stop'/>";

    private static long Call(CaseUnderTest instance) => instance.Element("call").Key;

    [Test]
    public void Starts_the_called_process_with_everything_that_is_visible()
    {
        var instance = CaseUnderTest.Started(With(mappings: "<zeebe:input source='=1' target='b'/>"), """{"a":1,"b":2}""");

        var start = (Effect.StartChild)instance.LastEffects.Single();

        Assert.That((start.ProcessId, start.ElementInstanceKey, start.VersionDate), Is.EqualTo(("part", Call(instance), "2026-11-20")));
        Assert.That(start.Variables.OrderBy(v => v.Key).Select(v => $"{v.Key}={v.Value}"), Is.EqualTo(new[] { "a=1", "b=1" }));
        Assert.That((start.Header.BusinessKey, start.Actor!.UserId), Is.EqualTo(("move-1", "clerk-1")));
    }

    [Test]
    public void A_part_sees_only_its_inputs_where_the_model_says_so()
    {
        var instance = CaseUnderTest.Started(With("propagateAllParentVariables='false'", "<zeebe:input source='=a' target='x'/>"), """{"a":1,"b":2}""");

        Assert.That(((Effect.StartChild)instance.LastEffects.Single()).Variables.Select(v => $"{v.Key}={v.Value}"), Is.EqualTo(new[] { "x=1" }));
    }

    [Test]
    public void The_version_may_be_that_of_the_day()
    {
        var model = Diagram.Process(
            "<startEvent id='start'/><callActivity id='call'><extensionElements><zeebe:calledElement processId='part'/><zeebe:properties><zeebe:property name='metroegov:asOf' value='now'/></zeebe:properties></extensionElements></callActivity>",
            "start > call");

        Assert.That(((Effect.StartChild)CaseUnderTest.Started(model).LastEffects.Single()).VersionDate, Is.EqualTo("2026-11-23"));
    }

    [TestCase("", "", "x y")]
    [TestCase("propagateAllChildVariables='false'", "", "")]
    [TestCase("propagateAllChildVariables='false'", "<zeebe:output source='=x' target='z'/>", "z")]
    public void What_comes_back_is_what_the_model_says(string attributes, string mappings, string expected)
    {
        var instance = CaseUnderTest.Started(With(attributes, mappings));

        instance.Do(new Command.ChildCompleted(instance.Now, Call(instance), CaseUnderTest.Variables("""{"x":1,"y":2}""")));

        instance.AssertCompleted();
        Assert.That(string.Join(' ', instance.State.Variables.Keys), Is.EqualTo(expected));
    }

    [Test]
    public void What_no_mapping_names_is_nowhere_in_the_history_of_the_caller()
    {
        var instance = CaseUnderTest.Started(With("propagateAllChildVariables='false'", "<zeebe:output source='=if xy = null then 0 else xy' target='z'/>"));

        instance.Do(new Command.ChildCompleted(instance.Now, Call(instance), CaseUnderTest.Variables("""{"x":1,"xy":2,"y":3}""")));

        Assert.That(instance.History.OfType<HistoryEvent.VariableSet>().Select(set => set.Name), Is.EqualTo(new[] { "xy", "z" }));
    }

    [Test]
    public void Tells_the_called_instance_which_errors_are_caught_above_it()
    {
        var catcher = Diagram.Boundary("caught", "call", "<errorEventDefinition errorRef='gone'/>");

        var instance = new CaseUnderTest(With(more: catcher)).Start(parent: new ParentLink(1L << 24, 3, 1L << 24, ["blocked"]));

        Assert.That(((Effect.StartChild)instance.LastEffects.Single()).CaughtErrorCodes, Is.EqualTo(new[] { "blocked", "gone" }));
    }

    [Test]
    public void An_error_of_the_called_instance_is_caught_at_its_caller_and_nothing_is_terminated_there()
    {
        var catcher = Diagram.Boundary("caught", "call", "<errorEventDefinition errorRef='gone'/>");
        var instance = CaseUnderTest.Started(With(more: catcher));

        instance.Do(new Command.ChildThrewError(instance.Now, Call(instance), "gone", null, CaseUnderTest.Variables("""{"detail":1}""")));

        instance.AssertCompleted();
        Assert.That((instance.Completed, instance.Terminated, instance["detail"], instance.LastEffects.Length), Is.EqualTo(("start caught caught_end", "call", "1", 0)));
    }

    [Test]
    public void An_error_of_the_called_instance_that_nobody_catches_any_more_is_an_incident_that_calls_anew()
    {
        var instance = CaseUnderTest.Started(With());
        var first = Call(instance);
        instance.Do(new Command.ChildThrewError(instance.Now, first, "gone", null, CaseUnderTest.Variables("{}")));
        Assert.That(instance.Incident.Type, Is.EqualTo(IncidentType.UnhandledErrorEvent));

        instance.Resolve();

        Assert.That(Call(instance), Is.Not.EqualTo(first), "a new key: under the old one the shell would start nothing (R4)");
        Assert.That(instance.LastEffects.Select(e => e.GetType()), Is.EqualTo(new[] { typeof(Effect.StartChild) }));
    }

    [Test]
    public void A_process_that_cannot_be_started_is_an_incident_that_tries_again()
    {
        var instance = CaseUnderTest.Started(With());
        instance.Do(new Command.ChildFailedToStart(instance.Now, Call(instance), "No process 'part' is deployed."));
        Assert.That((instance.Incident.Type, instance.Incident.Text), Is.EqualTo(
            (IncidentType.CalledElementError, "CallActivity 'call': the called process could not be started. No process 'part' is deployed.")));

        instance.Resolve();

        Assert.That(((Effect.StartChild)instance.LastEffects.Single()).ElementInstanceKey, Is.EqualTo(Call(instance)));
        instance.Do(new Command.ChildCompleted(instance.Now, Call(instance), CaseUnderTest.Variables("{}"))).AssertCompleted();
    }

    [Test]
    public void Cancelling_waits_until_the_called_instance_confirms()
    {
        var instance = CaseUnderTest.Started(With()).Cancel();
        Assert.That((instance.Status, instance.Element("call").Status), Is.EqualTo((InstanceStatus.Terminating, ElementStatus.Terminating)));
        Assert.That(((Effect.TerminateChild)instance.LastEffects.Single()).ElementInstanceKey, Is.EqualTo(Call(instance)));
        Assert.That(instance.Refuse(new Command.CancelInstance(instance.Now, null)).Code, Is.EqualTo(RejectionCode.AlreadyClosed));

        instance.Do(new Command.ChildTerminated(instance.Now, Call(instance)));

        Assert.That(instance.Status, Is.EqualTo(InstanceStatus.Terminated));
        instance.AssertNothingLeft();
    }

    [Test]
    public void An_interrupted_caller_stays_until_the_called_instance_confirms()
    {
        var instance = CaseUnderTest.Started(With(more: Diagram.Boundary("stopped", "call", Stopping))).Correlate("stop");
        Assert.That((instance.Completed, instance.Status), Is.EqualTo(("start stopped stopped_end", InstanceStatus.Active)));

        // It completed just before the order to end arrived: that confirms too, but changes nothing any more.
        instance.Do(new Command.ChildCompleted(instance.Now, Call(instance), CaseUnderTest.Variables("""{"x":1}""")));

        instance.AssertCompleted();
        Assert.That((instance.Terminated, instance["x"]), Is.EqualTo(("call", (string?)null)));
    }

    [Test]
    public void A_subprocess_around_the_caller_waits_with_it()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><subProcess id="sub"><startEvent id="inner"/><callActivity id="call"><extensionElements><zeebe:calledElement processId="part"/></extensionElements></callActivity>{Diagram.Flows("inner > call")}</subProcess>
            {Diagram.Boundary("stopped", "sub", Stopping)}
            """,
            "start > sub",
            Diagram.Message("stop"));
        var instance = CaseUnderTest.Started(model).Correlate("stop");
        Assert.That(instance.Active, Is.EqualTo("sub call"));

        instance.Do(new Command.ChildTerminated(instance.Now, Call(instance)));

        instance.AssertCompleted();
        Assert.That(instance.Terminated, Is.EqualTo("call sub"));
    }

    [Test]
    public void A_called_instance_reports_how_it_ended()
    {
        var parent = new ParentLink(1L << 24, 3, 1L << 24, []);
        var model = Diagram.Process($"<startEvent id='start'/><serviceTask id='task'>{Diagram.Job}</serviceTask>", "start > task");

        var completed = new CaseUnderTest(model).Start("""{"x":1}""", parent).CompleteJob("task", """{"y":2}""");
        var ended = new CaseUnderTest(model).Start(parent: parent).Cancel();

        var report = (Effect.ReportCompletion)completed.LastEffects.Single();
        Assert.That(report.Variables.Keys.Order(), Is.EqualTo(new[] { "x", "y" }));
        Assert.That(((Effect.ReportTermination)ended.LastEffects.Single()).Parent.ElementInstanceKey, Is.EqualTo(3));
    }

    [Test]
    public void A_called_instance_is_cancelled_by_its_caller_only()
    {
        var instance = new CaseUnderTest(With()).Start(parent: new ParentLink(1L << 24, 3, 1L << 24, []));

        Assert.That(instance.Refuse(new Command.CancelInstance(instance.Now, null)).Code, Is.EqualTo(RejectionCode.WrongState));
    }

    [Test]
    public void A_second_answer_is_rejected()
    {
        var instance = CaseUnderTest.Started(With(more: $"<serviceTask id='late'>{Diagram.Job}</serviceTask>", flows: ", start > late"));
        var command = new Command.ChildCompleted(instance.Now, Call(instance), CaseUnderTest.Variables("{}"));
        instance.Do(command);

        Assert.That(instance.Refuse(command).Code, Is.EqualTo(RejectionCode.AlreadyClosed));
    }

    [Test]
    public void One_of_many_calls_begins_anew_with_its_own_item()
    {
        var model = Diagram.Process(
            """
            <startEvent id="start"/>
            <callActivity id="call"><extensionElements><zeebe:calledElement processId="part"/></extensionElements>
              <multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics>
            </callActivity>
            """,
            "start > call");
        var instance = CaseUnderTest.Started(model, """{"items":["a","b"]}""");
        var first = (Effect.StartChild)instance.LastEffects[0];
        instance.Do(new Command.ChildThrewError(instance.Now, first.ElementInstanceKey, "gone", null, CaseUnderTest.Variables("{}"))).Resolve();

        var again = (Effect.StartChild)instance.LastEffects.Single();
        Assert.That((again.Variables["item"].Json, again.Variables["loopCounter"].Json), Is.EqualTo(("\"a\"", "1")));

        foreach (var call in instance.State.Elements.Values.Where(e => e.LoopCounter is not null).ToList())
        {
            instance.Do(new Command.ChildCompleted(instance.Now, call.Key, CaseUnderTest.Variables("{}")));
        }
        instance.AssertCompleted();
    }

    [Test]
    public void Parts_may_run_for_every_item()
    {
        var model = Diagram.Process(
            """
            <startEvent id="start"/>
            <callActivity id="call"><extensionElements><zeebe:calledElement processId="part" propagateAllChildVariables="false"/></extensionElements>
              <multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></extensionElements><completionCondition>=true</completionCondition></multiInstanceLoopCharacteristics>
            </callActivity>
            """,
            "start > call");
        var instance = CaseUnderTest.Started(model, """{"items":[1,2]}""");
        var calls = instance.LastEffects.Cast<Effect.StartChild>().Select(e => e.ElementInstanceKey).ToList();
        Assert.That(calls, Has.Count.EqualTo(2));

        instance.Do(new Command.ChildCompleted(instance.Now, calls[0], CaseUnderTest.Variables("{}")));
        Assert.That(((Effect.TerminateChild)instance.LastEffects.Single()).ElementInstanceKey, Is.EqualTo(calls[1]));
        Assert.That(instance.Status, Is.EqualTo(InstanceStatus.Active));
        instance.Do(new Command.ChildTerminated(instance.Now, calls[1]));

        instance.AssertCompleted();
    }
}
