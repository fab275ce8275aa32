using System.Collections.Immutable;
using MetroEGov.Dmn;
using MetroEGov.Scenarios.Deployment;

namespace MetroEGov.Scenarios.Coverage;

/// <summary>Which rules of one decision table matched in at least one scenario.</summary>
/// <param name="Uncovered">1-based, as people count rows.</param>
public sealed record RuleCoverage(string DecisionId, string File, int Total, ImmutableArray<int> Uncovered)
{
    public int Covered => Total - Uncovered.Length;

    public static ImmutableArray<RuleCoverage> Of(DeploymentUnit unit, IEnumerable<ScenarioTrace> traces)
    {
        var matched = traces.SelectMany(t => t.Rules).ToHashSet();
        return
        [
            .. from deployed in unit.Decisions
               let table = deployed.Model.Decisions.First(d => d.Id == deployed.DecisionId).Logic as DecisionTable
               where table is not null
               let rules = Enumerable.Range(1, table.Rules.Length)
               select new RuleCoverage(deployed.DecisionId, deployed.File, table.Rules.Length, [.. rules.Where(r => !matched.Contains((deployed.DecisionId, r)))]),
        ];
    }
}
