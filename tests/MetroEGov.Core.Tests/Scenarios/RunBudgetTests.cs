using MetroEGov.Scenarios.Driving;

namespace MetroEGov.Core.Tests.Scenarios;

internal sealed class RunBudgetTests
{
    [Test]
    public void A_run_stops_when_its_steps_are_used_up()
    {
        var budget = new RunBudget(2, CancellationToken.None);
        budget.Spend();
        budget.Spend();

        Assert.Throws<ScenarioStoppedException>(budget.Spend);
    }

    [Test]
    public void A_run_stops_when_nobody_waits_any_more()
    {
        using var gone = new CancellationTokenSource();
        var budget = new RunBudget(2, gone.Token);
        gone.Cancel();

        Assert.Throws<OperationCanceledException>(budget.Spend);
    }
}
