using System.Collections.Immutable;
using MetroEGov.Scenarios.Deployment;

namespace MetroEGov.Scenarios.Coverage;

/// <summary>How much of one process the scenarios ran through.</summary>
/// <param name="Uncovered">Ids of the flows that none took, in document order.</param>
public sealed record FlowCoverage(string ProcessId, string File, int Total, ImmutableArray<string> Uncovered)
{
    public int Covered => Total - Uncovered.Length;

    /// <summary>One entry per process of the unit, those that no scenario touched included.</summary>
    public static ImmutableArray<FlowCoverage> Of(DeploymentUnit unit, IEnumerable<ScenarioTrace> traces)
    {
        var taken = traces.SelectMany(t => t.Flows).ToHashSet();
        return
        [
            .. unit.Processes.Select(p => new FlowCoverage(
                p.Model.ProcessId,
                p.File,
                p.Model.Flows.Length,
                [.. p.Model.Flows.Select(f => f.Id.Value).Where(id => !taken.Contains((p.File, p.Model.ProcessId, id)))])),
        ];
    }
}
