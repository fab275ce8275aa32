using MetroEGov.Bpmn.Execution;
using MetroEGov.Feel;

namespace MetroEGov.Scenarios.Running;

/// <summary>Variables that belong to no case. Immutable; safe to share.</summary>
public sealed class ClusterVariables(IReadOnlyDictionary<string, FeelValue> variables) : IClusterVariables
{
    public static ClusterVariables None { get; } = new(new Dictionary<string, FeelValue>());

    public IEnumerable<KeyValuePair<string, FeelValue>> All => variables;

    public FeelValue? Find(string name) => variables.TryGetValue(name, out var value) ? value : null;
}
