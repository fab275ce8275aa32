using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Instances;

public sealed class AwaitEndTests
{
    private static readonly string OneTask = Drawing.Row("visit", [Drawing.UserTask("first")]);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Whoever_waits_hears_of_the_end_at_once()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var started = await runtime.StartCaseAsync("visit", """{"a":1}""");

        var waiting = runtime.Instances.AwaitEndAsync(started.InstanceKey, Patience, ReadScope.Everything);
        Assert.That(waiting.IsCompleted, Is.False);
        await runtime.Instances.CancelAsync(started.InstanceKey, null, ReadScope.Everything);

        // The clock stands still: only the commit can have ended the wait.
        var end = (EndAnswer.Ended)await waiting;
        Assert.That(end.Instance.Status, Is.EqualTo(InstanceStatus.Terminated));
        Assert.That(end.Variables.GetProperty("a").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_instance_that_has_ended_is_answered_without_a_wait()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("quick.bpmn", Drawing.Row("quick", [])));
        var started = await runtime.StartCaseAsync("quick");

        var end = await runtime.Instances.AwaitEndAsync(started.InstanceKey, TimeSpan.Zero, ReadScope.Everything);

        Assert.That((end as EndAnswer.Ended)?.Instance.Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task After_its_patience_the_wait_ends_and_the_case_goes_on()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var started = await runtime.StartCaseAsync("visit");

        var waiting = runtime.Instances.AwaitEndAsync(started.InstanceKey, Patience, ReadScope.Everything);
        while (!waiting.IsCompleted)
        {
            runtime.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.That(await waiting, Is.InstanceOf<EndAnswer.StillRunning>());
        Assert.That(
            (await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Status, Is.EqualTo(InstanceStatus.Active));
    }

    [Test]
    public async Task An_instance_beyond_the_scope_is_not_found()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var started = await runtime.StartCaseAsync("visit");

        var end = await runtime.Instances.AwaitEndAsync(started.InstanceKey, Patience, ReadScope.Of(Clerks.InBuchholz));

        Assert.That(end, Is.InstanceOf<EndAnswer.NotFound>());
    }

    [Test]
    public async Task A_caller_that_goes_away_stops_waiting()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", OneTask));
        var started = await runtime.StartCaseAsync("visit");
        using var gone = new CancellationTokenSource();

        var waiting = runtime.Instances.AwaitEndAsync(started.InstanceKey, Patience, ReadScope.Everything, gone.Token);
        await gone.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }
}
