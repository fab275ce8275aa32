using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Core.Tests.Bpmn.Execution;

internal sealed class UserTaskTests
{
    private static ProcessModel With(string extensions) => Diagram.Process(
        $"<startEvent id='start'/><userTask id='task' name='Check'><extensionElements><zeebe:userTask/>{extensions}</extensionElements></userTask><endEvent id='end'/>",
        "start > task > end");

    private static readonly ProcessModel Plain = With("");

    [Test]
    public void Has_what_the_model_says()
    {
        var model = With(
            """
            <zeebe:formDefinition formId="check"/>
            <zeebe:assignmentDefinition candidateGroups="=&quot;registrar@&quot; + accepting.key" candidateUsers="ada, grace"/>
            <zeebe:taskSchedule dueDate="=now() + duration(&quot;P1D&quot;)" followUpDate="2026-12-01T00:00:00+01:00"/>
            <zeebe:priorityDefinition priority="80"/>
            """);

        var task = CaseUnderTest.Started(model).Task("task");

        Assert.That((task.Name, task.Priority, task.Assignee, task.Form!.FormId), Is.EqualTo(("Check", 80, (string?)null, "check")));
        Assert.That(task.CandidateGroups, Is.EqualTo(new[] { "registrar@033530005005" }));
        Assert.That(task.CandidateUsers, Is.EqualTo(new[] { "ada", "grace" }));
        Assert.That((task.DueDate, task.FollowUpDate), Is.EqualTo((CaseUnderTest.Noon.AddDays(1), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(1)))));
    }

    [Test]
    public void An_assignee_and_dates_that_are_null_are_none()
    {
        var model = With("<zeebe:assignmentDefinition assignee='=nobody'/><zeebe:taskSchedule dueDate='=never'/>");

        var task = CaseUnderTest.Started(model).Task("task");

        Assert.That((task.Assignee, task.DueDate, task.Priority), Is.EqualTo(((string?)null, (DateTimeOffset?)null, 50)));
    }

    [Test]
    public void Candidates_that_are_null_are_an_incident()
    {
        var model = With("<zeebe:assignmentDefinition candidateGroups='=\"registrar@\" + competent.key'/>");

        var instance = CaseUnderTest.Started(model);

        Assert.That(instance.Incident.Text, Does.StartWith("UserTask 'task': the candidate groups must be a list of texts, found null."));
    }

    [Test]
    public void Is_claimed_handed_over_and_released()
    {
        var instance = CaseUnderTest.Started(Plain);

        Assign(instance, "ada", expected: null);
        Assert.That(instance.Task("task").Assignee, Is.EqualTo("ada"));
        Assign(instance, "grace", expected: "ada");
        Assert.That(instance.Task("task").Assignee, Is.EqualTo("grace"));
        Assign(instance, null, expected: "grace");
        Assert.That(instance.Task("task").Assignee, Is.Null);
    }

    [Test]
    public void Rejects_claiming_what_somebody_else_claimed_and_does_not_say_who()
    {
        var instance = CaseUnderTest.Started(Plain);
        Assign(instance, "ada", expected: null);

        var rejected = instance.Refuse(new Command.AssignUserTask(instance.Now, new Actor("grace", null), instance.Task("task").Key, "grace", null));

        Assert.That(rejected.Code, Is.EqualTo(RejectionCode.AssigneeChanged));
        Assert.That(rejected.Text, Does.Not.Contain("ada"));
        instance.Do(new Command.AssignUserTask(instance.Now, new Actor("boss", null), instance.Task("task").Key, "grace", null, AllowOverride: true));
        Assert.That(instance.Task("task").Assignee, Is.EqualTo("grace"));
    }

    [Test]
    public void Rejects_completing_a_task_that_somebody_else_holds()
    {
        var instance = CaseUnderTest.Started(Plain);
        Assign(instance, "ada", expected: null);

        var rejected = instance.Refuse(new Command.CompleteUserTask(
            instance.Now, new Actor("grace", null), instance.Task("task").Key, CaseUnderTest.Variables("{}")));

        Assert.That(rejected.Code, Is.EqualTo(RejectionCode.AssigneeChanged));
        instance.CompleteTask("task", """{"ok":true}""", "ada").AssertCompleted();
        Assert.That(instance["ok"], Is.EqualTo("true"));
        Assert.That(instance.History.OfType<HistoryEvent.UserTaskCompleted>().Single().By, Is.EqualTo("ada"));
    }

    [Test]
    public void Rejects_completing_a_task_twice()
    {
        var model = Diagram.Process(
            $"<startEvent id='start'/><userTask id='a'>{Diagram.NativeTask}</userTask><userTask id='b'>{Diagram.NativeTask}</userTask>", "start > a > b");
        var instance = CaseUnderTest.Started(model);
        var command = new Command.CompleteUserTask(instance.Now, new Actor("ada", null), instance.Task("a").Key, CaseUnderTest.Variables("{}"));
        instance.Do(command);

        Assert.That(instance.Refuse(command).Code, Is.EqualTo(RejectionCode.AlreadyClosed));
    }

    [Test]
    public void Rejects_an_answer_that_writes_a_header_name()
    {
        var instance = CaseUnderTest.Started(Plain);

        var rejected = instance.Refuse(new Command.CompleteUserTask(
            instance.Now, new Actor("ada", null), instance.Task("task").Key, CaseUnderTest.Variables("""{"accepting":null}""")));

        Assert.That(rejected.Code, Is.EqualTo(RejectionCode.InvalidVariable));
    }

    [Test]
    public void Is_updated()
    {
        var instance = CaseUnderTest.Started(Plain);

        instance.Do(new Command.UpdateUserTask(instance.Now, new Actor("ada", null), instance.Task("task").Key, CaseUnderTest.Noon.AddDays(2), null, 99));

        Assert.That((instance.Task("task").DueDate, instance.Task("task").Priority), Is.EqualTo(((DateTimeOffset?)CaseUnderTest.Noon.AddDays(2), 99)));
    }

    [Test]
    public void Is_cancelled_with_its_instance() => CaseUnderTest.Started(Plain).Cancel().AssertNothingLeft();

    [Test]
    public void The_last_actor_of_the_case_stays_behind_a_step_that_nobody_asked_for()
    {
        var model = Diagram.Process(
            $"<startEvent id='start'/><userTask id='a'>{Diagram.NativeTask}</userTask><serviceTask id='b'>{Diagram.Job}</serviceTask><serviceTask id='c'>{Diagram.Job}</serviceTask>",
            "start > a > b > c");

        var instance = CaseUnderTest.Started(model).CompleteTask("a", user: "grace").CompleteJob("b");

        Assert.That(instance.Job("c").OnBehalfOf!.UserId, Is.EqualTo("grace"));
    }

    private static void Assign(CaseUnderTest instance, string? assignee, string? expected) => instance.Do(
        new Command.AssignUserTask(instance.Now, new Actor("somebody", null), instance.Task("task").Key, assignee, expected));
}
