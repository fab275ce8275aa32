using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;
using MetroEGov.Runtime.Timers;

namespace MetroEGov.Runtime.Tests.Timers;

public sealed class TimerTests
{
    private static readonly string Pause = Drawing.Row("pause", [Drawing.TimerCatch("wait", "PT1H")]);

    [Test]
    public async Task A_timer_wakes_its_case_at_its_time_without_a_sweep()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("pause.bpmn", Pause));
        var started = await runtime.StartCaseAsync("pause");
        Assert.That(runtime.Get<DueIndex>().Next, Is.EqualTo(runtime.Clock.GetUtcNow().AddHours(1)));

        runtime.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.That(await StatusAsync(runtime, started), Is.EqualTo(InstanceStatus.Active));
        runtime.Clock.Advance(TimeSpan.FromMinutes(2));

        await UntilAsync(async () => await StatusAsync(runtime, started) == InstanceStatus.Completed);
    }

    [Test]
    public async Task A_timer_that_became_due_while_the_host_was_dead_fires_at_its_start()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("pause.bpmn", Pause));
        var started = await runtime.StartCaseAsync("pause");
        runtime.Kill();
        runtime.Clock.Advance(TimeSpan.FromHours(3));

        await using var again = await runtime.KillAndStartAgainAsync();

        Assert.That(await StatusAsync(again, started), Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task A_timer_that_is_not_due_yet_still_wakes_its_case_after_a_restart()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("pause.bpmn", Pause));
        var started = await runtime.StartCaseAsync("pause");

        await using var again = await runtime.KillAndStartAgainAsync();
        Assert.That(await StatusAsync(again, started), Is.EqualTo(InstanceStatus.Active));
        again.Clock.Advance(TimeSpan.FromMinutes(61));

        await UntilAsync(async () => await StatusAsync(again, started) == InstanceStatus.Completed);
    }

    [Test]
    public async Task A_cancelled_case_leaves_no_timer()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("pause.bpmn", Pause));
        var started = await runtime.StartCaseAsync("pause");

        await runtime.Instances.CancelAsync(started.InstanceKey, null, ReadScope.Everything);

        using var db = runtime.OpenDb();
        Assert.That(db.Timers.Count(), Is.Zero);
    }

    private static async Task<InstanceStatus?> StatusAsync(TestRuntime runtime, StartAnswer.Started started) =>
        (await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Status;

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        for (var i = 0; i < 2000; i++)
        {
            if (await isTrue())
                return;
            await Task.Delay(5);
        }

        Assert.Fail("It did not happen within ten seconds.");
    }
}
