using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Start, intermediate and boundary events. Source: BPMN 2.0.2 §13.5.</summary>
internal sealed class EventTests
{
    private static ProcessModel CatchMessage(string key) => Diagram.Process(
        """
        <startEvent id="start"/><intermediateCatchEvent id="wait"><extensionElements><zeebe:ioMapping><zeebe:output source="=text" target="answer"/></zeebe:ioMapping></extensionElements><messageEventDefinition messageRef="answer"/></intermediateCatchEvent><endEvent id="end"/>
        """,
        "start > wait > end",
        Diagram.Message("answer", key));

    private static ProcessModel Boundary(string definition, bool interrupts, string roots = "") => Diagram.Process(
        $"""
        <startEvent id="start"/><serviceTask id="task">{Diagram.Job}</serviceTask>
        <boundaryEvent id="boundary" attachedToRef="task" cancelActivity="{(interrupts ? "true" : "false")}">{definition}</boundaryEvent>
        <serviceTask id="after">{Diagram.Job}</serviceTask><endEvent id="end"/>
        """,
        "start > task > end, boundary > after > end",
        roots);

    [Test]
    public void A_message_event_waits_under_name_and_key_and_maps_what_came()
    {
        var instance = CaseUnderTest.Started(CatchMessage("=number"), """{"number":42}""");
        var subscription = instance.State.Subscriptions.Values.Single();
        Assert.That((subscription.MessageName, subscription.CorrelationKey), Is.EqualTo(("answer", "42")), "a number is written as text");

        instance.Correlate("answer", """{"text":"yes","secret":1}""").AssertCompleted();

        Assert.That(instance.State.Variables.Keys, Is.EqualTo(new[] { "answer", "number" }));
        Assert.That(instance.History.OfType<HistoryEvent.MessageCorrelated>().Single().SubscriptionKey, Is.EqualTo(subscription.Key));
    }

    [Test]
    public void A_correlation_key_that_is_null_is_an_incident()
    {
        var instance = CaseUnderTest.Started(CatchMessage("=number"));

        Assert.That((instance.Incident.Type, instance.Incident.ElementId.Value), Is.EqualTo((IncidentType.ExtractValueError, "wait")));
        instance.Set("""{"number":"n"}""").Resolve().Correlate("answer", """{"text":1}""").AssertCompleted();
    }

    [Test]
    public void Rejects_a_second_message_for_the_same_wait()
    {
        var model = Diagram.Process(
            $"<startEvent id='start'/><receiveTask id='wait' messageRef='answer'/><serviceTask id='task'>{Diagram.Job}</serviceTask>",
            "start > wait > task",
            Diagram.Message("answer"));
        var instance = CaseUnderTest.Started(model);
        var command = new Command.CorrelateMessage(instance.Now, instance.State.Subscriptions.Keys.Single(), "m", CaseUnderTest.Variables("{}"));
        instance.Do(command);

        Assert.That(instance.Refuse(command with { MessageId = "n" }).Code, Is.EqualTo(RejectionCode.AlreadyClosed));
        Assert.That(instance.Active, Is.EqualTo("task"));
    }

    [Test]
    public void A_timer_event_fires_when_it_is_due_and_not_before()
    {
        var model = Diagram.Process(
            "<startEvent id='start'/><intermediateCatchEvent id='wait'><timerEventDefinition><timeDuration>=pause</timeDuration></timerEventDefinition></intermediateCatchEvent>",
            "start > wait");
        var instance = CaseUnderTest.Started(model, """{"pause":"PT1H"}""");
        var timer = instance.Timer("wait");
        Assert.That(timer.DueAt, Is.EqualTo(CaseUnderTest.Noon.AddHours(1)));

        Assert.That(instance.Refuse(new Command.FireTimer(timer.DueAt.AddTicks(-1), timer.Key)).Code, Is.EqualTo(RejectionCode.TooEarly));

        instance.Fire("wait").AssertCompleted();
    }

    [Test]
    public void A_message_start_event_starts_with_the_messages_variables()
    {
        var model = Diagram.Process(
            $"""<startEvent id="start"/><startEvent id="asked"><messageEventDefinition messageRef="ask"/></startEvent><serviceTask id="task">{Diagram.Job}</serviceTask>""",
            "start > task, asked > task",
            """<message id="ask" name="ask"/>""");

        var instance = new CaseUnderTest(model).Start("""{"x":1}""", startEvent: "asked");

        Assert.That((instance.Completed, instance.Active, instance["x"]), Is.EqualTo(("asked", "task", "1")));
    }

    [Test]
    public void Rejects_a_start_event_that_the_process_does_not_have()
    {
        var instance = new CaseUnderTest(CatchMessage("=1"));

        var rejected = instance.Refuse(new Command.StartInstance(
            instance.Now, null, instance.Header, CaseUnderTest.Variables("{}"), new ElementId("wait")));

        Assert.That(rejected.Code, Is.EqualTo(RejectionCode.WrongState));
    }

    [Test]
    public void An_interrupting_boundary_timer_ends_its_activity()
    {
        var instance = CaseUnderTest.Started(Boundary("<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>", true));

        instance.Fire("boundary");

        Assert.That((instance.Active, instance.Terminated, instance.State.Jobs.Count), Is.EqualTo(("after", "task", 1)));
        Assert.That(instance.History.OfType<HistoryEvent.JobClosed>().Single().End, Is.EqualTo(JobEnd.Canceled));
        instance.CompleteJob("after").AssertCompleted();
    }

    [Test]
    public void A_completed_activity_takes_its_boundary_events_along() =>
        CaseUnderTest.Started(Boundary("<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>", true))
            .CompleteJob("task").AssertCompleted();

    [Test]
    public void A_boundary_cycle_that_does_not_interrupt_fires_as_often_as_it_says()
    {
        var instance = CaseUnderTest.Started(Boundary("<timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition>", false));

        instance.Fire("boundary");
        Assert.That((instance.Active, instance.Timer("boundary").DueAt), Is.EqualTo(("task after", CaseUnderTest.Noon.AddHours(2))));
        instance.Fire("boundary");

        Assert.That((instance.Active, instance.State.Timers.Count), Is.EqualTo(("task after after", 0)));
        instance.CompleteJob("after").CompleteJob("after").CompleteJob("task").AssertCompleted();
    }

    [Test]
    public void A_timer_fires_once_under_its_key()
    {
        var instance = CaseUnderTest.Started(Boundary("<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>", false));
        var first = instance.Timer("boundary");
        instance.Fire("boundary");

        Assert.That(instance.Refuse(new Command.FireTimer(instance.Now, first.Key)).Code, Is.EqualTo(RejectionCode.AlreadyClosed));
    }

    [TestCase(true, "after", 0)]
    [TestCase(false, "task after", 1)]
    public void A_boundary_message_interrupts_or_not(bool interrupts, string active, int subscriptions)
    {
        var instance = CaseUnderTest.Started(Boundary("<messageEventDefinition messageRef='stop'/>", interrupts, Diagram.Message("stop")));

        instance.Correlate("stop", """{"why":"moved"}""");

        Assert.That((instance.Active, instance.State.Subscriptions.Count), Is.EqualTo((active, subscriptions)));
        Assert.That(instance["why"], Is.EqualTo("\"moved\""));
    }

    [Test]
    public void A_boundary_event_whose_activity_is_terminated_goes_with_it() =>
        CaseUnderTest.Started(Boundary("<messageEventDefinition messageRef='stop'/>", true, Diagram.Message("stop"))).Cancel().AssertNothingLeft();

    [Test]
    public void A_terminate_end_event_ends_everything_in_its_scope()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><parallelGateway id="fork"/><serviceTask id="a">{Diagram.Job}</serviceTask><serviceTask id="b">{Diagram.Job}</serviceTask>
            <parallelGateway id="join"/><task id="never"/><serviceTask id="c">{Diagram.Job}</serviceTask>
            <endEvent id="stop"><terminateEventDefinition/></endEvent>
            """,
            "start > fork > a > stop, fork > b, fork > join > never, fork > c > join");
        var instance = CaseUnderTest.Started(model);
        Assert.That(instance.State.WaitingTokens, Has.Length.EqualTo(1));

        instance.CompleteJob("a").AssertCompleted();

        Assert.That((instance.Terminated, instance.State.WaitingTokens.Length), Is.EqualTo(("c b", 0)));
    }
}
