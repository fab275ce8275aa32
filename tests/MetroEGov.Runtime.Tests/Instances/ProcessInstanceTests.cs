using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Instances;

public sealed class ProcessInstanceTests
{
    private static readonly string OneTask = Drawing.Row("visit", [Drawing.UserTask("first")]);

    private static readonly string Unique = Drawing.Row(
        "visit",
        [Drawing.UserTask("first")],
        start: "<bpmn:extensionElements><zeebe:properties>" + Drawing.Property("metroegov:uniqueBusinessKey", "true")
            + "</zeebe:properties></bpmn:extensionElements>");

    [Test]
    public async Task A_second_start_with_the_same_unique_business_key_answers_the_same_case()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", Unique));
        var request = new StartRequest { ProcessId = "visit", BusinessKey = "B-1" };

        var first = await runtime.StartCaseAsync(request);
        var second = await runtime.StartCaseAsync(request);
        var other = await runtime.StartCaseAsync(request with { BusinessKey = "B-2" });

        Assert.That(second, Is.EqualTo(first with { IsNew = false }));
        Assert.That(other.InstanceKey, Is.Not.EqualTo(first.InstanceKey));
    }

    [Test]
    public async Task Without_the_demand_a_business_key_may_be_used_again()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var request = new StartRequest { ProcessId = "visit", BusinessKey = "B-1" };

        var first = await runtime.StartCaseAsync(request);
        var second = await runtime.StartCaseAsync(request);

        Assert.That(second.InstanceKey, Is.Not.EqualTo(first.InstanceKey));
    }

    [Test]
    public async Task The_same_command_id_answers_the_same_case_also_after_a_restart()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var request = new StartRequest { ProcessId = "visit", CommandId = "c-1" };
        var first = await runtime.StartCaseAsync(request);

        await using var again = await runtime.KillAndStartAgainAsync();
        var second = await again.StartCaseAsync(request);
        var other = await again.Instances.StartAsync(request with { BusinessKey = "B-1" });

        Assert.That(second, Is.EqualTo(first with { IsNew = false }));
        Assert.That((other as StartAnswer.Refused)?.Code, Is.EqualTo(RefusalCode.CommandIdReused));
    }

    [Test]
    public async Task Only_the_authorities_that_the_process_is_visible_to_find_an_instance()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var started = await runtime.StartCaseAsync(new StartRequest
        {
            ProcessId = "visit",
            Accepting = new AuthorityReference(Clerks.Buchholz, "Buchholz in der Nordheide"),
        });

        var own = ReadScope.Of(Clerks.InBuchholz);
        var foreign = ReadScope.Of(Clerks.InHamburg);
        Assert.That((await runtime.Instances.GetAsync(started.InstanceKey, own))?.AcceptingAuthorityKey, Is.EqualTo(Clerks.Buchholz));
        Assert.That(await runtime.Instances.GetAsync(started.InstanceKey, foreign), Is.Null);
        Assert.That((await runtime.Instances.ListAsync(new InstanceFilter(), own, new PageRequest())).TotalCount, Is.EqualTo(1));
        Assert.That((await runtime.Instances.ListAsync(new InstanceFilter(), foreign, new PageRequest())).TotalCount, Is.Zero);
        Assert.That(await runtime.Instances.GetVariablesAsync(started.InstanceKey, foreign), Is.Null);
        Assert.That(await runtime.Instances.GetDiagramAsync(started.InstanceKey, foreign), Is.Null);
        Assert.That(await runtime.Instances.GetHistoryAsync(started.InstanceKey, foreign), Is.Null);
        var cancel = await runtime.Instances.CancelAsync(started.InstanceKey, Clerks.InHamburg, foreign);
        Assert.That((cancel as CommandAnswer.Refused)?.Code, Is.EqualTo(RefusalCode.NotFound));
    }

    [Test]
    public async Task A_case_takes_the_highest_version_that_is_valid_on_its_application_date()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("v1.bpmn", Drawing.Row("visit", [Drawing.UserTask("a")], Drawing.Property("metroegov:validFrom", "2026-01-01"))));
        await runtime.DeployAsync(("v2.bpmn", Drawing.Row("visit", [Drawing.UserTask("b")], Drawing.Property("metroegov:validFrom", "2027-01-01"))));

        var now = await runtime.StartCaseAsync("visit");
        var later = await runtime.StartCaseAsync(new StartRequest { ProcessId = "visit", ApplicationDate = new DateOnly(2027, 1, 1) });
        var early = await runtime.Instances.StartAsync(new StartRequest { ProcessId = "visit", ApplicationDate = new DateOnly(2025, 12, 31) });

        Assert.That(now.Version, Is.EqualTo(1));
        Assert.That(later.Version, Is.EqualTo(2));
        Assert.That((early as StartAnswer.Refused)?.Code, Is.EqualTo(RefusalCode.NoValidVersion));
    }

    [Test]
    public async Task A_variable_with_a_name_of_the_header_is_refused()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));

        var answer = await runtime.Instances.StartAsync(
            new StartRequest { ProcessId = "visit", Variables = TestRuntime.Json("""{"accepting":{"key":"1"}}""") });

        Assert.That((answer as StartAnswer.Refused)?.Code, Is.EqualTo(RefusalCode.InvalidVariable));
        Assert.That((await runtime.Instances.ListAsync(new InstanceFilter(), ReadScope.Everything, new PageRequest())).TotalCount, Is.Zero);
    }

    [Test]
    public async Task The_diagram_shows_what_was_is_and_was_taken()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var started = await runtime.StartCaseAsync("visit");

        var diagram = await runtime.Instances.GetDiagramAsync(started.InstanceKey, ReadScope.Everything);

        Assert.That(diagram?.Elements, Is.EqualTo(new[] { new ElementCount("first", 1, 0, 0, 0), new ElementCount("start", 0, 1, 0, 0) }));
        Assert.That(diagram?.Flows, Is.EqualTo(new[] { new FlowCount("f1", 1) }));
    }

    [Test]
    public async Task A_called_process_runs_in_an_instance_of_its_own_and_gives_back_its_result()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(
            ("visit.bpmn", Drawing.Row("visit", [Drawing.Call("call", "part"), Drawing.UserTask("after")])),
            ("part.bpmn", Drawing.Row("part", [Drawing.UserTask("inside")])));

        var started = await runtime.StartCaseAsync(new StartRequest
        {
            ProcessId = "visit",
            BusinessKey = "B-1",
            Accepting = new AuthorityReference(Clerks.Hamburg, "Hamburg"),
        });
        var inside = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        var diagram = await runtime.Instances.GetDiagramAsync(started.InstanceKey, ReadScope.Of(Clerks.InHamburg));
        Assert.That(diagram?.Calls, Is.EqualTo(new[] { new CalledInstance("call", inside.InstanceKey, "part") }));
        Assert.That((inside.RootKey, inside.BusinessKey), Is.EqualTo((started.InstanceKey, "B-1")));
        await runtime.Tasks.ClaimAsync(inside.Key, Clerks.InHamburg);
        await runtime.Tasks.CompleteAsync(inside.Key, Clerks.InHamburg, TestRuntime.Json("""{"done":true}"""));

        var after = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        Assert.That((after.ElementId, after.InstanceKey), Is.EqualTo(("after", started.InstanceKey)));
        var variables = await runtime.Instances.GetVariablesAsync(started.InstanceKey, ReadScope.Everything);
        Assert.That(variables?.GetRawText(), Is.EqualTo("""{"done":true}"""));
    }

    [Test]
    public async Task Cancelling_a_case_ends_what_it_called()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(
            ("visit.bpmn", Drawing.Row("visit", [Drawing.Call("call", "part")])),
            ("part.bpmn", Drawing.Row("part", [Drawing.UserTask("inside")])));
        var started = await runtime.StartCaseAsync("visit");

        Assert.That(await runtime.Instances.CancelAsync(started.InstanceKey, Clerks.InHamburg, ReadScope.Everything), Is.EqualTo(CommandAnswer.Ok));

        var all = await runtime.Instances.ListAsync(new InstanceFilter { RootKey = started.InstanceKey }, ReadScope.Everything, new PageRequest());
        Assert.That(all.Items.Select(instance => instance.Status), Is.EqualTo(new[] { InstanceStatus.Terminated, InstanceStatus.Terminated }));
        Assert.That((await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).TotalCount, Is.Zero);
        using var db = runtime.OpenDb();
        Assert.That(db.Outbox.Count(), Is.Zero);
    }

    [Test]
    public async Task A_called_process_that_does_not_exist_is_an_incident_of_the_caller()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", Drawing.Row("visit", [Drawing.Call("call", "part")])));
        var started = await runtime.StartCaseAsync("visit");
        var incident = (await runtime.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That((incident.ElementId, incident.Type), Is.EqualTo(("call", "CALLED_ELEMENT_ERROR")));

        await runtime.DeployAsync(("part.bpmn", Drawing.Row("part", [])));
        Assert.That(await runtime.Incidents.ResolveAsync(incident.Key, null, ReadScope.Everything), Is.EqualTo(CommandAnswer.Ok));

        Assert.That(
            (await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task History_tells_every_step_with_who_took_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var started = await runtime.StartCaseAsync("visit", caller: Clerks.InHamburg);
        var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);

        var history = await runtime.Instances.GetHistoryAsync(started.InstanceKey, ReadScope.Everything);

        Assert.That(
            history?.Select(step => (step.Revision, step.Command, step.UserId)),
            Is.EqualTo(new[] { (1L, "StartInstance", "anna"), (2L, "AssignUserTask", "anna") }));
    }
}
