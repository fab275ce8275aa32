using MetroEGov.Bpmn.Execution;
using MetroEGov.Feel;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Runtime.Tests.Processing;

public sealed class QuarantineTests
{
    private static readonly string Fragile = Drawing.Row(
        "fragile",
        [Drawing.UserTask("first"), Drawing.UserTask("second", "=fragile + &quot;@020000000&quot;")]);

    [Test]
    public async Task A_case_whose_step_throws_three_times_is_quarantined_visibly_and_can_be_freed()
    {
        var fragile = new Defect { IsPresent = true };
        await using var runtime = await TestRuntime.StartAsync(add: services => services.AddSingleton<ClusterVariablesOn>(_ => _ => fragile));
        await runtime.DeployAsync(("fragile.bpmn", Fragile));
        var started = await runtime.StartCaseAsync("fragile");
        var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);

        for (var i = 0; i < Quarantine.FailuresAllowed; i++)
            Assert.ThrowsAsync<StepFailedException>(() => runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}")));
        var refused = await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"));

        Assert.That((refused as CommandAnswer.Refused)?.Code, Is.EqualTo(RefusalCode.Quarantined));
        Assert.That((await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.IsQuarantined, Is.True);
        var incident = (await runtime.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That(incident.Type, Is.EqualTo(IncidentRow.Quarantined));

        fragile.IsPresent = false;
        Assert.That(await runtime.Incidents.ResolveAsync(incident.Key, null, ReadScope.Everything), Is.EqualTo(CommandAnswer.Ok));
        Assert.That(await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}")), Is.EqualTo(CommandAnswer.Ok));
        Assert.That((await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.HasIncident, Is.False);
    }

    [Test]
    public async Task A_step_that_throws_once_leaves_the_case_as_it_was()
    {
        var fragile = new Defect { IsPresent = true };
        await using var runtime = await TestRuntime.StartAsync(add: services => services.AddSingleton<ClusterVariablesOn>(_ => _ => fragile));
        await runtime.DeployAsync(("fragile.bpmn", Fragile));
        var started = await runtime.StartCaseAsync("fragile");
        var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        var before = await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything);
        Assert.ThrowsAsync<StepFailedException>(() => runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}")));

        Assert.That(
            (await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.Revision, Is.EqualTo(before?.Revision));
        Assert.That(runtime.Log.Lines, Has.Some.Contains("caused by System.InvalidOperationException").And.None.Contains("A defect."));
        fragile.IsPresent = false;
        Assert.That(await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}")), Is.EqualTo(CommandAnswer.Ok));
    }

    [Test]
    public async Task What_goes_to_a_quarantined_case_waits_until_it_is_freed()
    {
        var fragile = new Defect { IsPresent = true };
        await using var runtime = await TestRuntime.StartAsync(add: services => services.AddSingleton<ClusterVariablesOn>(_ => _ => fragile));
        await runtime.DeployAsync(
            ("caller.bpmn", Drawing.Row("caller", [Drawing.Call("call", "part"), Drawing.UserTask("after", "=fragile + &quot;@020000000&quot;")])),
            ("part.bpmn", Drawing.Row("part", [Drawing.UserTask("inside")])));
        await runtime.StartCaseAsync("caller");
        var inside = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        await runtime.Tasks.ClaimAsync(inside.Key, Clerks.InHamburg);

        Assert.That(await runtime.Tasks.CompleteAsync(inside.Key, Clerks.InHamburg, TestRuntime.Json("{}")), Is.EqualTo(CommandAnswer.Ok));
        for (var i = 0; i < Quarantine.FailuresAllowed; i++)
            await runtime.AdvanceAsync(TimeSpan.FromMinutes(2));
        var incident = (await runtime.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That(incident.Type, Is.EqualTo(IncidentRow.Quarantined));

        fragile.IsPresent = false;
        await runtime.Incidents.ResolveAsync(incident.Key, null, ReadScope.Everything);
        await runtime.AdvanceAsync(TimeSpan.FromSeconds(1));

        var after = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        Assert.That(after.ElementId, Is.EqualTo("after"));
    }

    /// <summary>A cluster variable that throws when it is read stands for a defect inside a step.</summary>
    private sealed class Defect : IClusterVariables
    {
        public bool IsPresent { get; set; }

        public FeelValue? Find(string name) => name switch
        {
            "fragile" when IsPresent => throw new InvalidOperationException("A defect."),
            "fragile" => FeelValue.Of("registrar"),
            _ => null,
        };
    }
}
