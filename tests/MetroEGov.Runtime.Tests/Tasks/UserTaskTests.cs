using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Tasks;

public sealed class UserTaskTests
{
    private static readonly string TwoTasks = Drawing.Row("visit", [Drawing.UserTask("first"), Drawing.UserTask("second")]);

    [Test]
    public async Task Claimed_and_completed_a_task_leads_to_the_next()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", TwoTasks));
        var started = await runtime.StartCaseAsync("visit");
        var first = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();

        Assert.That(await runtime.Tasks.ClaimAsync(first.Key, Clerks.InHamburg), Is.EqualTo(CommandAnswer.Ok));
        Assert.That(
            await runtime.Tasks.CompleteAsync(first.Key, Clerks.InHamburg, TestRuntime.Json("""{"street":"Elbchaussee"}""")),
            Is.EqualTo(CommandAnswer.Ok));

        var second = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        var summary = await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything);
        Assert.Multiple(() =>
        {
            Assert.That(second.ElementId, Is.EqualTo("second"));
            Assert.That(summary?.Status, Is.EqualTo(InstanceStatus.Active));
        });
        var variables = await runtime.Instances.GetVariablesAsync(started.InstanceKey, ReadScope.Everything);
        Assert.That(variables?.GetRawText(), Is.EqualTo("""{"street":"Elbchaussee"}"""));
    }
}
