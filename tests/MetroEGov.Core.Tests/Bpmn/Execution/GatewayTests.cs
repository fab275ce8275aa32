using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Source: BPMN 2.0.2 §13.4.</summary>
internal sealed class GatewayTests
{
    private static readonly ProcessModel Choice = Diagram.Process(
        $"""
        <startEvent id="start"/><exclusiveGateway id="choose" default="choose_other"/>
        <serviceTask id="one">{Diagram.Job}</serviceTask><serviceTask id="two">{Diagram.Job}</serviceTask><serviceTask id="other">{Diagram.Job}</serviceTask>
        <endEvent id="end"/>
        """,
        "start > choose > one{n>0} > end, choose > two{n>10} > end, choose > other > end");

    private static readonly ProcessModel NoDefault = Diagram.Process(
        $"<startEvent id='start'/><exclusiveGateway id='choose'/><serviceTask id='one'>{Diagram.Job}</serviceTask><endEvent id='end'/>",
        "start > choose > one{n>0} > end, choose > end{n&lt;0}");

    private static readonly ProcessModel ForkAndJoin = Diagram.Process(
        $"""
        <startEvent id="start"/><parallelGateway id="fork"/><parallelGateway id="join"/>
        <serviceTask id="a">{Diagram.Job}</serviceTask><serviceTask id="b">{Diagram.Job}</serviceTask><endEvent id="end"/>
        """,
        "start > fork > a > join > end, fork > b > join");

    [TestCase(20, "one", Description = "The first true condition in document order, not the narrowest.")]
    [TestCase(-1, "other")]
    public void Takes_the_first_true_condition_else_the_default(int n, string expected)
    {
        var instance = CaseUnderTest.Started(Choice, $$"""{"n":{{n}}}""");

        Assert.That(instance.Active, Is.EqualTo(expected));
    }

    [Test]
    public void A_condition_that_is_null_is_an_incident_and_not_false()
    {
        var instance = CaseUnderTest.Started(Choice);

        Assert.That((instance.Active, instance.Incident.Type), Is.EqualTo(("choose", IncidentType.ConditionError)));
        Assert.That(instance.Incident.Text, Does.StartWith("ExclusiveGateway 'choose': the condition of flow 'choose_one' must be true or false, found null."));
        Assert.That(instance.Incident.Text, Does.Contain("'n'"), "names the variable that is missing");

        instance.Set("""{"n":1}""").Resolve();

        Assert.That(instance.Active, Is.EqualTo("one"));
        instance.CompleteJob("one").AssertCompleted();
    }

    [Test]
    public void Without_a_default_no_true_condition_is_an_incident()
    {
        var instance = CaseUnderTest.Started(NoDefault, """{"n":0}""");

        Assert.That(instance.Incident.Text, Is.EqualTo("ExclusiveGateway 'choose': no condition is true and there is no default flow."));
    }

    [Test]
    public void An_incident_goes_with_the_instance()
    {
        var instance = CaseUnderTest.Started(Choice).Cancel();

        Assert.That(instance.Terminated, Is.EqualTo("choose"));
        instance.AssertNothingLeft();
    }

    [TestCase("a", "b")]
    [TestCase("b", "a")]
    public void Joins_only_when_every_incoming_flow_has_a_token(string first, string second)
    {
        var instance = CaseUnderTest.Started(ForkAndJoin).CompleteJob(first);

        Assert.That(instance.State.WaitingTokens.Select(t => t.FlowId.Value), Is.EqualTo(new[] { $"{first}_join" }));
        Assert.That(instance.Status, Is.EqualTo(InstanceStatus.Active));

        instance.CompleteJob(second).AssertCompleted();
        Assert.That(instance.State.WaitingTokens, Is.Empty);
    }

    [Test]
    public void Keeps_surplus_tokens_on_their_flow()
    {
        // Two tokens come over `a`, one over `b`: the join fires once and one token stays. Source: BPMN 2.0.2 §13.4.1.
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/><parallelGateway id="fork"/><task id="merge"/><parallelGateway id="join"/>
            <serviceTask id="a">{Diagram.Job}</serviceTask><serviceTask id="again">{Diagram.Job}</serviceTask><serviceTask id="b">{Diagram.Job}</serviceTask>
            <endEvent id="end"/>
            """,
            "start > fork > a > merge > join > end, fork > again > merge, fork > b > join");
        var instance = CaseUnderTest.Started(model).CompleteJob("a").CompleteJob("again");
        Assert.That(instance.State.WaitingTokens.Select(t => t.FlowId.Value), Is.EqualTo(new[] { "merge_join", "merge_join" }));

        instance.CompleteJob("b");

        Assert.That(instance.Completed, Does.EndWith("join end"));
        Assert.That(instance.State.WaitingTokens.Select(t => t.FlowId.Value), Is.EqualTo(new[] { "merge_join" }));
        Assert.That(instance.Status, Is.EqualTo(InstanceStatus.Active), "a token that waits keeps the instance");
        instance.Cancel().AssertNothingLeft();
    }

    [Test]
    public void An_activity_takes_all_its_flows()
    {
        var model = Diagram.Process(
            $"<startEvent id='start'/><task id='split'/><serviceTask id='a'>{Diagram.Job}</serviceTask><serviceTask id='b'>{Diagram.Job}</serviceTask>",
            "start > split > a, split > b");

        Assert.That(CaseUnderTest.Started(model).Active, Is.EqualTo("a b"));
    }

    [Test]
    public void The_first_event_behind_an_event_based_gateway_withdraws_the_others()
    {
        var model = EventChoice();
        var byMessage = CaseUnderTest.Started(model);
        Assert.That((byMessage.Active, byMessage.State.Timers.Count, byMessage.State.Subscriptions.Count), Is.EqualTo(("gateway", 1, 1)));

        byMessage.Correlate("answer", """{"said":"yes"}""");

        byMessage.AssertCompleted();
        Assert.That(byMessage.Completed, Is.EqualTo("start gateway answered end"));
        Assert.That(byMessage["said"], Is.EqualTo("\"yes\""));

        var byTimer = CaseUnderTest.Started(model).Fire("late");
        byTimer.AssertCompleted();
        Assert.That(byTimer.Completed, Is.EqualTo("start gateway late end"));
    }

    [Test]
    public void An_event_based_gateway_is_terminated_with_its_waits() =>
        CaseUnderTest.Started(EventChoice()).Cancel().AssertNothingLeft();

    private static ProcessModel EventChoice() => Diagram.Process(
        """
        <startEvent id="start"/><eventBasedGateway id="gateway"/>
        <intermediateCatchEvent id="answered"><messageEventDefinition messageRef="answer"/></intermediateCatchEvent>
        <intermediateCatchEvent id="late"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <endEvent id="end"/>
        """,
        "start > gateway > answered > end, gateway > late > end",
        Diagram.Message("answer"));
}
