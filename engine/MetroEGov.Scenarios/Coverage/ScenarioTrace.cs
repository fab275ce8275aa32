using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Scenarios.Driving;

namespace MetroEGov.Scenarios.Coverage;

/// <summary>Which flows and rules a scenario took.</summary>
/// <param name="Flows">(file of the process, process id, flow id).</param>
/// <param name="Rules">(decision id, 1-based rule).</param>
public sealed record ScenarioTrace(
    ImmutableHashSet<(string File, string ProcessId, string FlowId)> Flows,
    ImmutableHashSet<(string DecisionId, int Rule)> Rules)
{
    public static ScenarioTrace Empty { get; } = new([], []);

    public static ScenarioTrace Of(IEnumerable<CaseInstance> instances)
    {
        var flows = ImmutableHashSet.CreateBuilder<(string, string, string)>();
        var rules = ImmutableHashSet.CreateBuilder<(string, int)>();
        foreach (var instance in instances)
        {
            foreach (var happened in instance.History)
            {
                switch (happened)
                {
                    case HistoryEvent.SequenceFlowTaken taken:
                        flows.Add((instance.Process.File, instance.Model.ProcessId, taken.FlowId.Value));
                        break;
                    case HistoryEvent.DecisionEvaluated evaluated:
                        rules.UnionWith(evaluated.Trail.Evaluated.SelectMany(d => d.MatchedRules.Select(rule => (d.DecisionId, rule.Index))));
                        break;
                }
            }
        }

        return new(flows.ToImmutable(), rules.ToImmutable());
    }
}
