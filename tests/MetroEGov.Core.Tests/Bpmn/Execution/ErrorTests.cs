using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

/// <summary>Source: BPMN 2.0.2 §10.5.1, §13.5.3.</summary>
internal sealed class ErrorTests
{
    /// <summary>A job in a subprocess; the boundary events of both, and an event subprocess, are given per test.</summary>
    private static ProcessModel Nested(string onTask = "", string onSubprocess = "", string inSubprocess = "", string inProcess = "", string flows = "") => Diagram.Process(
        $"""
        <startEvent id="start"/>
        <subProcess id="sub"><startEvent id="inner"/><serviceTask id="task">{Diagram.Job}</serviceTask>{onTask}{inSubprocess}{Diagram.Flows("inner > task")}</subProcess>
        {onSubprocess}{inProcess}
        """,
        "start > sub" + flows,
        Diagram.Error("gone") + Diagram.Error("blocked"));

    private static string Catch(string id, string on, string? code) =>
        Diagram.Boundary(id, on, $"<errorEventDefinition{(code is null ? "" : $" errorRef='{code}'")}/>");

    private static string EventSubprocess(string id, string? code) =>
        $"<subProcess id='{id}' triggeredByEvent='true'><startEvent id='{id}_start'><errorEventDefinition{(code is null ? "" : $" errorRef='{code}'")}/></startEvent><serviceTask id='{id}_task'>{Diagram.Job}</serviceTask>{Diagram.Flows($"{id}_start > {id}_task")}</subProcess>";

    [Test]
    public void The_innermost_catcher_of_the_code_gets_the_error_and_its_variables()
    {
        var model = Nested(onSubprocess: Catch("outer", "sub", "gone") + $"<serviceTask id='after'>{Diagram.Job}</serviceTask>", onTask: Catch("other", "task", "blocked"), flows: ", outer > after");

        var instance = CaseUnderTest.Started(model).ThrowError("task", "gone", """{"detail":1}""");

        Assert.That((instance.Active, instance.Terminated, instance["detail"]), Is.EqualTo(("after", "task sub", "1")));
        Assert.That(instance.History.OfType<HistoryEvent.ErrorThrown>().Single().CaughtBy!.Value.Value, Is.EqualTo("outer"));
        Assert.That(instance.History.OfType<HistoryEvent.JobClosed>().Single().End, Is.EqualTo(JobEnd.ErrorThrown));
        instance.CompleteJob("after").AssertCompleted();
    }

    [TestCase("gone", "exact")]
    [TestCase("unknown", "any")]
    public void A_catcher_of_the_code_comes_before_a_catcher_of_all_codes(string code, string expected)
    {
        var model = Nested(onSubprocess: Catch("any", "sub", null) + Catch("exact", "sub", "gone"));

        var instance = CaseUnderTest.Started(model).ThrowError("task", code);

        Assert.That(instance.Completed, Does.EndWith($"{expected} {expected}_end"));
        instance.AssertCompleted();
    }

    [Test]
    public void A_catcher_of_all_codes_nearer_to_the_error_comes_before_one_of_the_code_further_out()
    {
        var model = Nested(inSubprocess: EventSubprocess("inside", null), onSubprocess: Catch("exact", "sub", "gone"));

        var instance = CaseUnderTest.Started(model).ThrowError("task", "gone");

        Assert.That(instance.Active, Is.EqualTo("sub inside inside_task"));
    }

    [Test]
    public void An_event_subprocess_ends_its_siblings_and_stands_for_its_scope()
    {
        var model = Nested(inSubprocess: EventSubprocess("inside", "gone"));

        var instance = CaseUnderTest.Started(model).ThrowError("task", "gone", """{"detail":1}""");
        Assert.That((instance.Active, instance.Terminated, instance["detail"]), Is.EqualTo(("sub inside inside_task", "task", "1")));

        instance.CompleteJob("inside_task").AssertCompleted();
        Assert.That(instance.Completed, Does.EndWith("inside_start inside_task inside sub"));
    }

    [Test]
    public void An_event_subprocess_does_not_catch_its_own_error()
    {
        var model = Nested(inSubprocess: EventSubprocess("inside", "gone"), onSubprocess: Catch("outer", "sub", "gone"));

        var instance = CaseUnderTest.Started(model).ThrowError("task", "gone").ThrowError("inside_task", "gone");

        instance.AssertCompleted();
        Assert.That(instance.Completed, Does.EndWith("outer outer_end"));
    }

    [Test]
    public void The_process_itself_may_catch_by_an_event_subprocess()
    {
        var instance = CaseUnderTest.Started(Nested(inProcess: EventSubprocess("handler", "gone"))).ThrowError("task", "gone");

        Assert.That(instance.Active, Is.EqualTo("handler handler_task"));
        instance.CompleteJob("handler_task").AssertCompleted();
    }

    [Test]
    public void An_error_that_nobody_catches_is_an_incident_and_the_job_can_run_again()
    {
        var instance = CaseUnderTest.Started(Nested(onTask: Catch("other", "task", "blocked"))).ThrowError("task", "gone");

        Assert.That((instance.Incident.Type, instance.Incident.Text), Is.EqualTo(
            (IncidentType.UnhandledErrorEvent, "ServiceTask 'task': no boundary event, event subprocess or caller catches the error 'gone'.")));
        instance.Resolve().CompleteJob("task").AssertCompleted();
    }

    [Test]
    public void An_error_end_event_throws_outwards()
    {
        var model = Diagram.Process(
            $"""
            <startEvent id="start"/>
            <subProcess id="sub"><startEvent id="inner"/><parallelGateway id="fork"/><serviceTask id="task">{Diagram.Job}</serviceTask><endEvent id="fail"><errorEventDefinition errorRef="gone"/></endEvent>{Diagram.Flows("inner > fork > task, fork > fail")}</subProcess>
            {Catch("caught", "sub", "gone")}<endEvent id="end"/>
            """,
            "start > sub > end",
            Diagram.Error("gone"));

        var instance = CaseUnderTest.Started(model);

        instance.AssertCompleted();
        Assert.That(instance.Completed, Is.EqualTo("start inner fork caught caught_end"));
    }

    [Test]
    public void An_error_end_event_that_nobody_hears_waits_as_an_incident()
    {
        var model = Diagram.Process("<startEvent id='start'/><endEvent id='fail'><errorEventDefinition errorRef='gone'/></endEvent>", "start > fail", Diagram.Error("gone"));

        var instance = CaseUnderTest.Started(model);

        Assert.That((instance.Active, instance.Incident.Type), Is.EqualTo(("fail", IncidentType.UnhandledErrorEvent)));
        instance.Cancel().AssertNothingLeft();
    }

    [TestCase("gone")]
    [TestCase("*")]
    public void An_error_that_a_caller_catches_ends_the_instance_and_goes_up(string caught)
    {
        var instance = new CaseUnderTest(Nested()).Start(parent: new ParentLink(1L << 24, 5, 1L << 24, [caught]));

        instance.ThrowError("task", "gone", """{"detail":1}""");

        Assert.That(instance.Status, Is.EqualTo(InstanceStatus.Terminated));
        instance.AssertNothingLeft();
        var report = (Effect.ReportError)instance.Effects.Single();
        Assert.That((report.ErrorCode, report.Variables["detail"].Json, report.Parent.ElementInstanceKey), Is.EqualTo(("gone", "1", 5L)));
    }

    [Test]
    public void An_error_that_no_caller_catches_is_an_incident_in_the_called_instance()
    {
        var instance = new CaseUnderTest(Nested()).Start(parent: new ParentLink(1L << 24, 5, 1L << 24, ["blocked"]));

        instance.ThrowError("task", "gone");

        Assert.That(instance.Incident.Type, Is.EqualTo(IncidentType.UnhandledErrorEvent));
    }
}
