using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Jobs;

public sealed class ExternalJobTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task A_job_is_leased_to_one_worker_and_completed_by_it()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var started = await StartAsync(runtime);

        var first = await runtime.Jobs.ActivateAsync("print", "w1", Minute, 10);
        var second = await runtime.Jobs.ActivateAsync("print", "w2", Minute, 10);

        Assert.That(first, Has.Length.EqualTo(1));
        Assert.That(second, Is.Empty);
        Assert.That(first[0].Variables.GetRawText(), Is.EqualTo("""{"name":"Ada"}"""));
        Assert.That(await runtime.Jobs.CompleteAsync(first[0].Key, TestRuntime.Json("""{"pages":2}""")), Is.EqualTo(CommandAnswer.Ok));
        Assert.That(
            (await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Status, Is.EqualTo(InstanceStatus.Completed));
        var again = await runtime.Jobs.CompleteAsync(first[0].Key, null);
        Assert.That((again as CommandAnswer.Refused)?.Code, Is.AnyOf(RefusalCode.AlreadyClosed, RefusalCode.NotFound));
    }

    [Test]
    public async Task A_lease_that_ended_gives_the_job_to_the_next_worker()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        await runtime.Jobs.ActivateAsync("print", "w1", Minute, 10);

        await runtime.AdvanceAsync(Minute + Minute);

        Assert.That(await runtime.Jobs.ActivateAsync("print", "w2", Minute, 10), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_failed_job_comes_back_after_its_back_off()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var job = (await runtime.Jobs.ActivateAsync("print", "w1", Minute, 10)).Single();

        Assert.That(await runtime.Jobs.FailAsync(job.Key, new JobFailure(2, "No paper.", Minute)), Is.EqualTo(CommandAnswer.Ok));

        Assert.That(await runtime.Jobs.ActivateAsync("print", "w1", Minute, 10), Is.Empty);
        await runtime.AdvanceAsync(Minute);
        Assert.That((await runtime.Jobs.ActivateAsync("print", "w1", Minute, 10)).Single().Retries, Is.EqualTo(2));
    }

    [Test]
    public async Task A_job_without_retries_is_an_incident_and_goes_out_again_when_it_is_resolved()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await StartAsync(runtime);
        var job = (await runtime.Jobs.ActivateAsync("print", "w1", Minute, 10)).Single();

        await runtime.Jobs.FailAsync(job.Key, new JobFailure(0, "The printer is broken."));

        var incident = (await runtime.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That(incident.Text, Does.Contain("The printer is broken."));
        await runtime.Incidents.ResolveAsync(incident.Key, null, ReadScope.Everything);
        Assert.That(await runtime.Jobs.ActivateAsync("print", "w1", Minute, 10), Has.Length.EqualTo(1));
    }

    private static async Task<StartAnswer.Started> StartAsync(TestRuntime runtime)
    {
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("print", "print")])));
        return await runtime.StartCaseAsync("p", """{"name":"Ada"}""");
    }
}
