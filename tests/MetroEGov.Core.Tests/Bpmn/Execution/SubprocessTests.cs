using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Source: BPMN 2.0.2 §13.3.4, §13.5.4.</summary>
internal sealed class SubprocessTests
{
    private static readonly ProcessModel Embedded = Diagram.Process(
        $"""
        <startEvent id="start"/>
        <subProcess id="sub"><extensionElements><zeebe:ioMapping><zeebe:input source="=1" target="local"/><zeebe:output source="=result" target="outside"/></zeebe:ioMapping></extensionElements>
          <startEvent id="inner"/><parallelGateway id="fork"/><serviceTask id="a">{Diagram.Job}</serviceTask><serviceTask id="b">{Diagram.Job}</serviceTask>
          {Diagram.Flows("inner > fork > a, fork > b")}
        </subProcess>
        <endEvent id="end"/>
        """,
        "start > sub > end");

    private static ProcessModel WithEventSubprocess(string start, string roots = "") => Diagram.Process(
        $"""
        <startEvent id="start"/><serviceTask id="task">{Diagram.Job}</serviceTask>
        <subProcess id="handler" triggeredByEvent="true">{start}<serviceTask id="handle">{Diagram.Job}</serviceTask><endEvent id="handled"/>{Diagram.Flows("on > handle > handled")}</subProcess>
        """,
        "start > task",
        roots);

    [Test]
    public void Completes_when_nothing_is_left_in_it()
    {
        var instance = CaseUnderTest.Started(Embedded).CompleteJob("a", """{"local":2,"result":3}""");
        Assert.That(instance.Active, Is.EqualTo("sub b"));
        Assert.That(instance.Element("sub").Variables["local"].Json, Is.EqualTo("2"));

        instance.CompleteJob("b");

        instance.AssertCompleted();
        Assert.That((instance["outside"], instance["local"]), Is.EqualTo(("3", (string?)null)));
        Assert.That(instance.Completed, Is.EqualTo("start inner fork a b sub end"));
    }

    [Test]
    public void Is_terminated_from_the_inside_out()
    {
        var instance = CaseUnderTest.Started(Embedded).Cancel();

        Assert.That(instance.Terminated, Is.EqualTo("b a sub"));
        instance.AssertNothingLeft();
    }

    [Test]
    public void An_interrupting_event_subprocess_by_message_takes_the_place_of_everything()
    {
        var model = WithEventSubprocess("<startEvent id='on'><messageEventDefinition messageRef='withdraw'/></startEvent>", Diagram.Message("withdraw"));

        var instance = CaseUnderTest.Started(model).Correlate("withdraw", """{"reason":"r"}""");

        Assert.That((instance.Active, instance.Terminated, instance.State.Subscriptions.Count), Is.EqualTo(("handler handle", "task", 0)));
        Assert.That(instance["reason"], Is.EqualTo("\"r\""));
        instance.CompleteJob("handle").AssertCompleted();
    }

    [Test]
    public void An_event_subprocess_that_does_not_interrupt_runs_beside_and_as_often_as_it_is_triggered()
    {
        var model = WithEventSubprocess("<startEvent id='on' isInterrupting='false'><messageEventDefinition messageRef='more'/></startEvent>", Diagram.Message("more"));

        var instance = CaseUnderTest.Started(model).Correlate("more").Correlate("more");

        Assert.That(instance.Active, Is.EqualTo("task handler handle handler handle"));
        instance.CompleteJob("handle").CompleteJob("task").CompleteJob("handle").AssertCompleted();
    }

    [Test]
    public void An_event_subprocess_by_timer_waits_as_long_as_its_scope()
    {
        var model = WithEventSubprocess("<startEvent id='on'><timerEventDefinition><timeDuration>P14D</timeDuration></timerEventDefinition></startEvent>");

        Assert.That(CaseUnderTest.Started(model).Fire("on").Active, Is.EqualTo("handler handle"));
        CaseUnderTest.Started(model).CompleteJob("task").AssertCompleted();
        CaseUnderTest.Started(model).Cancel().AssertNothingLeft();
    }

    [Test]
    public void An_event_subprocess_that_cannot_subscribe_is_an_incident_of_its_own()
    {
        var model = WithEventSubprocess("<startEvent id='on'><messageEventDefinition messageRef='withdraw'/></startEvent>", Diagram.Message("withdraw", "=key"));

        var instance = CaseUnderTest.Started(model);

        Assert.That((instance.Active, instance.Incident.ElementId.Value), Is.EqualTo(("task", "on")));
        Assert.That(instance.Incident.Type, Is.EqualTo(IncidentType.ExtractValueError));
        instance.Set("""{"key":"k"}""").Resolve().Correlate("withdraw");
        Assert.That(instance.Active, Is.EqualTo("handler handle"));
    }

    [Test]
    public void After_an_interruption_no_other_event_subprocess_has_to_be_mended()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><serviceTask id="task">{Diagram.Job}</serviceTask>
            <subProcess id="broken" triggeredByEvent="true"><startEvent id="never"><messageEventDefinition messageRef="odd"/></startEvent></subProcess>
            <subProcess id="handler" triggeredByEvent="true"><startEvent id="on"><messageEventDefinition messageRef="stop"/></startEvent><serviceTask id="handle">{Diagram.Job}</serviceTask>{Diagram.Flows("on > handle")}</subProcess>
            """,
            "start > task",
            Diagram.Message("stop") + Diagram.Message("odd", "=key"));
        var instance = CaseUnderTest.Started(model);
        Assert.That(instance.Incident.ElementId.Value, Is.EqualTo("never"));

        instance.Correlate("stop");

        Assert.That((instance.State.Incidents.Count, instance.State.Subscriptions.Count), Is.EqualTo((0, 0)));
        instance.CompleteJob("handle").AssertCompleted();
    }

    [Test]
    public void Tokens_that_wait_in_an_interrupted_scope_are_gone()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><parallelGateway id="fork"/><serviceTask id="a">{Diagram.Job}</serviceTask><parallelGateway id="join"/>
            <subProcess id="handler" triggeredByEvent="true"><startEvent id="on"><messageEventDefinition messageRef="stop"/></startEvent></subProcess>
            """,
            "start > fork > a > join, fork > join",
            Diagram.Message("stop"));

        CaseUnderTest.Started(model).Correlate("stop").AssertCompleted();
    }
}
