using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Tasks;

public sealed class UserTaskTests
{
    private static readonly string TwoTasks = Drawing.Row("visit", [Drawing.UserTask("first"), Drawing.UserTask("second")]);

    [Test]
    public async Task Claimed_and_completed_a_task_leads_to_the_next()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var started = await StartAsync(runtime);
        var first = await OnlyTaskAsync(runtime);

        Assert.That(await runtime.Tasks.ClaimAsync(first.Key, Clerks.InHamburg), Is.EqualTo(CommandAnswer.Ok));
        Assert.That(
            await runtime.Tasks.CompleteAsync(first.Key, Clerks.InHamburg, TestRuntime.Json("""{"street":"Elbchaussee"}""")),
            Is.EqualTo(CommandAnswer.Ok));

        Assert.That((await OnlyTaskAsync(runtime)).ElementId, Is.EqualTo("second"));
        var variables = await runtime.Instances.GetVariablesAsync(started.InstanceKey, ReadScope.Everything);
        Assert.That(variables?.GetRawText(), Is.EqualTo("""{"street":"Elbchaussee"}"""));
    }

    [Test]
    public async Task Of_two_who_claim_at_once_one_gets_it_and_the_other_is_told()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);

        var answers = await Task.WhenAll(
            Task.Run(() => runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg)),
            Task.Run(() => runtime.Tasks.ClaimAsync(task.Key, Clerks.ColleagueInHamburg)));

        Assert.That(answers.Count(answer => answer is CommandAnswer.Done), Is.EqualTo(1));
        Assert.That(answers.OfType<CommandAnswer.Refused>().Single().Code, Is.EqualTo(RefusalCode.AssigneeChanged));
        var winner = answers[0] is CommandAnswer.Done ? "anna" : "boris";
        Assert.That((await OnlyTaskAsync(runtime)).Assignee, Is.EqualTo(winner));
    }

    [Test]
    public async Task Claiming_an_own_task_again_changes_nothing()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var started = await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        var before = await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything);

        Assert.That(await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg), Is.EqualTo(CommandAnswer.Ok));

        Assert.That((await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Revision, Is.EqualTo(before?.Revision));
    }

    [Test]
    public async Task A_released_task_can_be_claimed_by_a_colleague()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);

        Assert.That(await runtime.Tasks.ReleaseAsync(task.Key, Clerks.InHamburg), Is.EqualTo(CommandAnswer.Ok));

        Assert.That(await runtime.Tasks.ClaimAsync(task.Key, Clerks.ColleagueInHamburg), Is.EqualTo(CommandAnswer.Ok));
    }

    [Test]
    public async Task A_task_that_was_handed_over_is_no_longer_the_givers_to_complete()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);

        Assert.That(await runtime.Tasks.HandOverAsync(task.Key, Clerks.InHamburg, Clerks.ColleagueInHamburg), Is.EqualTo(CommandAnswer.Ok));

        Assert.That(
            await CodeOfAsync(runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"))),
            Is.EqualTo(RefusalCode.AssigneeChanged));
        Assert.That(
            await runtime.Tasks.CompleteAsync(task.Key, Clerks.ColleagueInHamburg, TestRuntime.Json("{}")),
            Is.EqualTo(CommandAnswer.Ok));
    }

    [Test]
    public async Task A_task_is_handed_over_only_to_whom_its_candidates_name()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        var parkingClerk = new Caller("doris", Clerks.Hamburg, ["clerk"]);

        Assert.That(await CodeOfAsync(runtime.Tasks.HandOverAsync(task.Key, Clerks.InHamburg, parkingClerk)), Is.EqualTo(RefusalCode.NotAllowed));
        Assert.That(await CodeOfAsync(runtime.Tasks.HandOverAsync(task.Key, Clerks.InHamburg, Clerks.InBuchholz)), Is.EqualTo(RefusalCode.NotAllowed));

        Assert.That((await OnlyTaskAsync(runtime)).Assignee, Is.EqualTo(Clerks.InHamburg.UserId));
        Assert.That(
            await runtime.Tasks.CandidatesAsync(task.Key, [parkingClerk, Clerks.ColleagueInHamburg, Clerks.InBuchholz]),
            Is.EqualTo(new[] { Clerks.ColleagueInHamburg }));
    }

    [Test]
    public async Task A_stale_page_completes_nothing_twice()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"));

        Assert.That(
            await CodeOfAsync(runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"))),
            Is.EqualTo(RefusalCode.AlreadyClosed));
        Assert.That((await OnlyTaskAsync(runtime)).ElementId, Is.EqualTo("second"));
    }

    [Test]
    public async Task The_same_command_id_gets_the_same_answer_and_another_request_under_it_is_refused()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("""{"a":1}"""), "c-1");

        Assert.That(
            await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("""{"a":1}"""), "c-1"),
            Is.EqualTo(CommandAnswer.Ok));
        Assert.That(
            await CodeOfAsync(runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("""{"a":2}"""), "c-1")),
            Is.EqualTo(RefusalCode.CommandIdReused));
    }

    [Test]
    public async Task Another_authority_learns_nothing_of_a_task()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);

        Assert.That((await runtime.Tasks.ListAsync(Clerks.InBuchholz, new TaskFilter(), new PageRequest())).TotalCount, Is.Zero);
        Assert.That(await runtime.Tasks.GetAsync(task.Key, Clerks.InBuchholz), Is.Null);
        Assert.That(await CodeOfAsync(runtime.Tasks.ClaimAsync(task.Key, Clerks.InBuchholz)), Is.EqualTo(RefusalCode.NotFound));
    }

    [Test]
    public async Task Lists_show_all_own_or_unclaimed_tasks()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        await runtime.StartCaseAsync("visit");
        var tasks = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items;
        await runtime.Tasks.ClaimAsync(tasks[0].Key, Clerks.InHamburg);

        Assert.That(await CountAsync(TaskOwnership.All, Clerks.InHamburg), Is.EqualTo(2));
        Assert.That(await CountAsync(TaskOwnership.Own, Clerks.InHamburg), Is.EqualTo(1));
        Assert.That(await CountAsync(TaskOwnership.Unclaimed, Clerks.InHamburg), Is.EqualTo(1));
        Assert.That(await CountAsync(TaskOwnership.Own, Clerks.ColleagueInHamburg), Is.Zero);

        Task<int> CountAsync(TaskOwnership ownership, Caller caller) =>
            runtime.Tasks.CountAsync(caller, new TaskFilter { Ownership = ownership });
    }

    [Test]
    public async Task What_is_due_first_stands_first_and_without_a_due_date_last()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var schedule = "<zeebe:taskSchedule dueDate=\"=due\"/>";
        await runtime.DeployAsync(("visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("first", extensions: schedule)])));
        foreach (var due in new[] { "null", "\"2026-12-03T00:00:00Z\"", "\"2026-12-01T00:00:00Z\"" })
            await runtime.StartCaseAsync("visit", $$"""{"due":{{due}}}""");

        var tasks = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items;

        Assert.That(tasks.Select(task => task.DueDate?.Day), Is.EqualTo(new int?[] { 1, 3, null }));
        runtime.Clock.Advance(TimeSpan.FromDays(9));
        Assert.That(await runtime.Tasks.CountAsync(Clerks.InHamburg, new TaskFilter { Overdue = true }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_draft_is_kept_for_the_holder_until_the_task_is_done()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var task = await OnlyTaskAsync(runtime);
        Assert.That(
            await CodeOfAsync(runtime.Tasks.SaveDraftAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"))),
            Is.EqualTo(RefusalCode.WrongState));
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);

        Assert.That(
            await runtime.Tasks.SaveDraftAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("""{"street":"Elb"}""")),
            Is.EqualTo(CommandAnswer.Ok));

        Assert.That((await runtime.Tasks.GetAsync(task.Key, Clerks.InHamburg))?.Draft?.GetRawText(), Is.EqualTo("""{"street":"Elb"}"""));
        Assert.That((await runtime.Tasks.GetAsync(task.Key, Clerks.ColleagueInHamburg))?.Draft, Is.Null);
        await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"));
        using var db = runtime.OpenDb();
        Assert.That(db.TaskDrafts.Count(), Is.Zero);
    }

    private static async Task<StartAnswer.Started> StartAsync(TestRuntime runtime)
    {
        await runtime.DeployAsync(("visit.bpmn", TwoTasks));
        return await runtime.StartCaseAsync("visit");
    }

    private static async Task<TaskSummary> OnlyTaskAsync(TestRuntime runtime) =>
        (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();

    private static async Task<string?> CodeOfAsync(Task<CommandAnswer> answer) => (await answer as CommandAnswer.Refused)?.Code;
}
