using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Tests.Support;
using MetroEGov.Runtime.Timers;

namespace MetroEGov.Runtime.Tests.Timers;

/// <summary>The clock begins on Monday, 23 November 2026, 10:00 in Hamburg.</summary>
public sealed class TimerStartTests
{
    private const string DailyAtEight = "<bpmn:timeCycle>R/2026-11-01T08:00:00+01:00/P1D</bpmn:timeCycle>";

    [Test]
    public async Task A_date_begins_one_case_in_the_name_of_its_authority()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("once.bpmn", Started("once", "<bpmn:timeDate>2026-11-24T08:00:00+01:00</bpmn:timeDate>")));
        Assert.That(runtime.Get<DueIndex>().Next, Is.EqualTo(new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero)));

        await runtime.AdvanceAsync(TimeSpan.FromDays(3));

        using var db = runtime.OpenDb();
        var authority = db.InstanceAuthorities.Single();
        Assert.That((db.Instances.Single().ProcessId, authority.Role, authority.AuthorityKey), Is.EqualTo(("once", AuthorityRole.Accepting, Clerks.Hamburg)));
        Assert.That(db.StartTimers, Is.Empty);
        Assert.That((await CasesAsync(runtime)).Single(), Is.EqualTo((1, "2026-11-24")));
    }

    [Test]
    public async Task A_cycle_begins_a_case_at_each_of_its_times()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));

        for (var day = 0; day < 3; day++)
            await runtime.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.That(await CasesAsync(runtime), Is.EqualTo(new[] { (1, "2026-11-24"), (1, "2026-11-25"), (1, "2026-11-26") }));
    }

    [Test]
    public async Task A_timer_start_fires_without_a_sweep()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        var began = new TaskCompletionSource();
        using var listening = runtime.Get<CaseChanges>().Subscribe(_ => began.TrySetResult());

        runtime.Clock.Advance(TimeSpan.FromDays(1));

        await began.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Test]
    public async Task Missed_firings_of_an_endless_cycle_begin_one_case_those_of_a_counted_one_all()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        await runtime.DeployAsync(("counted.bpmn", Started("counted", "<bpmn:timeCycle>R3/2026-11-24T08:00:00+01:00/P1D</bpmn:timeCycle>")));
        runtime.Kill();
        runtime.Clock.Advance(TimeSpan.FromDays(10));

        await using var again = await runtime.KillAndStartAgainAsync();

        using var db = again.OpenDb();
        Assert.That((db.Instances.Count(row => row.ProcessId == "daily"), db.Instances.Count(row => row.ProcessId == "counted")), Is.EqualTo((1, 3)));
        Assert.That(db.StartTimers.Single().DueAt, Is.EqualTo(new DateTimeOffset(2026, 12, 4, 7, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_new_version_takes_over_and_the_superseded_one_stops()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        await runtime.AdvanceAsync(TimeSpan.FromDays(1));

        await runtime.DeployAsync(("daily.bpmn", Started("daily", "<bpmn:timeCycle>R/2026-11-01T09:00:00+01:00/P1D</bpmn:timeCycle>")));
        await runtime.AdvanceAsync(TimeSpan.FromDays(1));
        await runtime.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.That(await CasesAsync(runtime), Is.EqualTo(new[] { (1, "2026-11-24"), (2, "2026-11-25"), (2, "2026-11-26") }));
        using var db = runtime.OpenDb();
        Assert.That(db.StartTimers.Count(), Is.EqualTo(1), "the superseded version keeps no row");
    }

    [Test]
    public async Task A_version_that_counts_later_begins_cases_from_its_first_day_on()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight, Drawing.Property("metroegov:validFrom", "2026-11-25"))));

        for (var day = 0; day < 3; day++)
            await runtime.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.That(await CasesAsync(runtime), Is.EqualTo(new[] { (1, "2026-11-24"), (2, "2026-11-25"), (2, "2026-11-26") }));
    }

    [Test]
    public async Task What_was_due_before_a_new_version_came_is_still_the_old_versions()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        runtime.Get<DueIndex>().Stop();
        runtime.Clock.Advance(TimeSpan.FromDays(1));
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight, Drawing.Property("metroegov:retention", "P1Y"))));

        await runtime.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.That(await CasesAsync(runtime), Is.EqualTo(new[] { (1, "2026-11-24") }));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        await runtime.AdvanceAsync(TimeSpan.FromDays(1));

        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        await runtime.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.That(await CasesAsync(runtime), Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_host_that_dies_at_the_commit_begins_the_case_exactly_once(bool before)
    {
        var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));
        runtime.Get<DueIndex>().Stop();
        void Die()
        {
            runtime.Kill();
            throw new HostKilledException();
        }

        if (before)
            runtime.Processor.BeforeCommit = Die;
        else
            runtime.Processor.AfterCommit = Die;
        Assert.That(async () => await runtime.AdvanceAsync(TimeSpan.FromDays(1)), Throws.InstanceOf<HostKilledException>());

        await using var again = await runtime.KillAndStartAgainAsync();

        Assert.That(await CasesAsync(again), Is.EqualTo(new[] { (1, "2026-11-24") }));
    }

    [Test]
    public async Task A_case_of_a_timer_ends_as_others_do()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("daily.bpmn", Started("daily", DailyAtEight)));

        await runtime.AdvanceAsync(TimeSpan.FromDays(1));

        using var db = runtime.OpenDb();
        Assert.That(db.Instances.Single().Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task An_authority_that_the_region_does_not_have_is_refused()
    {
        await using var runtime = await TestRuntime.StartAsync();
        runtime.Get<RuntimeOptions>().ClusterVariables = _ => new Dictionary<string, FeelValue>
        {
            ["region"] = FeelJson.Parse("""{"authorities":{"020000000":{"name":"Hamburg"}}}"""),
        };

        var refused = await runtime.Deployments.DeployAsync([new DeployResource("daily.bpmn", Started("daily", DailyAtEight, authority: "999999999"))]);
        var deployed = await runtime.Deployments.DeployAsync([new DeployResource("daily.bpmn", Started("daily", DailyAtEight))]);

        Assert.That(
            ((DeploymentAnswer.Refused)refused).Problems.Select(found => (found.ResourceName, found.Problem.Code, found.Problem.ElementId)),
            Is.EqualTo(new[] { ("daily.bpmn", ProblemCode.UnknownAuthority, "start") }));
        Assert.That(deployed, Is.InstanceOf<DeploymentAnswer.Deployed>());
    }

    private static string Started(string id, string timer, string properties = "", string authority = Clerks.Hamburg) => Drawing.Row(
        id,
        [],
        properties,
        start: $"<bpmn:extensionElements><zeebe:properties>{Drawing.Property("metroegov:authority", authority)}</zeebe:properties></bpmn:extensionElements>"
            + $"<bpmn:timerEventDefinition id=\"start_t\">{timer}</bpmn:timerEventDefinition>");

    private static async Task<IReadOnlyList<(int Version, string Date)>> CasesAsync(TestRuntime runtime) =>
        [.. (await runtime.Instances.ListAsync(new InstanceFilter(), ReadScope.Everything, new PageRequest())).Items
            .Select(item => (item.Version, item.ApplicationDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            .Order()];

    private sealed class HostKilledException : Exception;
}
