using MetroEGov.Scenarios.Coverage;
using MetroEGov.Scenarios.Model;

namespace MetroEGov.Scenarios.Running;

/// <param name="Failure">Null: passed.</param>
/// <param name="Trace">What it ran through, for the coverage.</param>
public sealed record ScenarioResult(Scenario Scenario, ScenarioFailure? Failure, ScenarioTrace Trace)
{
    public bool Passed => Failure is null;
}
