using MetroEGov.Scenarios.Running;

namespace MetroEGov.Core.Tests.Scenarios;

internal sealed class ProcedureRunnerTests
{
    private static readonly ProcedureReport Report = ProcedureRunner.Run(ScenarioFolder.Order);

    [Test]
    public void Definitions_of_the_folder_and_of_shared_are_deployed_together()
    {
        Assert.That(Report.Problems, Is.Empty);
        Assert.That(Report.Flows.Select(f => f.ProcessId), Is.EqualTo(new[] { "order", "shipping", "shipping" }));
    }

    [Test]
    public void Every_scenario_passes()
    {
        var failures = Report.Results.Where(r => !r.Passed).Select(r => $"{r.Scenario.Name}: {r.Failure}");

        Assert.That(failures, Is.Empty);
        Assert.That(Report.Results, Has.Length.EqualTo(6));
    }

    [Test]
    public void Names_the_flows_that_no_scenario_took()
    {
        var order = Report.Flows.Single(f => f.ProcessId == "order");

        Assert.That((order.Total, string.Join(',', order.Uncovered)), Is.EqualTo((14, "to_rejected")));
    }

    [Test]
    public void Counts_each_version_of_a_process_by_itself() =>
        Assert.That(Report.Flows.Where(f => f.ProcessId == "shipping").Select(f => (f.Total, f.Covered)), Is.EquivalentTo(new[] { (1, 1), (2, 2) }));

    [Test]
    public void Counts_the_rules_that_matched_in_a_process_or_by_themselves() =>
        Assert.That(Report.Rules.Single() is { DecisionId: "fee", Total: 2, Covered: 2 }, Is.True);
}
