using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Jobs;

/// <summary>What becomes of a job whose host was killed while it ran.</summary>
public sealed class RecoveryTests
{
    [Test]
    public async Task A_job_that_may_be_repeated_runs_again_with_the_same_key()
    {
        var (first, second) = (Hanging(), new Script());
        await using var runtime = await TestRuntime.StartAsync(first.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:safe")])));
        var started = await runtime.StartCaseAsync("p");
        await CalledAsync(first);

        await using var again = await runtime.KillAndStartAgainAsync(second.Catalog());
        await again.SettleAsync();

        Assert.That(second.Calls.Single().IdempotencyKey, Is.EqualTo(first.Calls.Single().IdempotencyKey));
        Assert.That(second.Calls.Single().Attempt, Is.EqualTo(2));
        Assert.That(
            (await again.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task A_job_that_must_not_be_repeated_is_a_question_for_a_person()
    {
        var (first, second) = (Hanging(), new Script());
        await using var runtime = await TestRuntime.StartAsync(first.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:once")])));
        await runtime.StartCaseAsync("p");
        await CalledAsync(first);

        await using var again = await runtime.KillAndStartAgainAsync(second.Catalog());
        await again.SettleAsync();

        var incident = (await again.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That(incident.Text, Does.Contain("OUTCOME_UNKNOWN").And.Contain("Ask the partner"));
        Assert.That(second.Calls, Is.Empty);

        await again.Incidents.ResolveAsync(incident.Key, Clerks.InHamburg, ReadScope.Everything);
        await again.SettleAsync();
        Assert.That(second.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_job_whose_call_had_not_begun_simply_runs()
    {
        var script = new Script();
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:once")])));
        runtime.Processor.AfterCommit = () =>
        {
            runtime.Kill();
            throw new InvalidOperationException("killed");
        };
        Assert.ThrowsAsync<InvalidOperationException>(() => runtime.StartCaseAsync("p"));

        await using var again = await runtime.KillAndStartAgainAsync();
        await again.SettleAsync();

        Assert.That(script.Calls, Has.Count.EqualTo(1));
        Assert.That((await again.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).TotalCount, Is.Zero);
    }

    private static Script Hanging() => new Script().ThenAsync(async (_, _) =>
    {
        await new TaskCompletionSource().Task;
        return new Answer();
    });

    private static async Task CalledAsync(Script script)
    {
        for (var i = 0; i < 2000 && script.Calls.Count == 0; i++)
            await Task.Delay(5);
        Assert.That(script.Calls, Has.Count.EqualTo(1));
    }
}
