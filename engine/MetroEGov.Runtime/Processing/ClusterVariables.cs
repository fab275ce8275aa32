using MetroEGov.Bpmn.Execution;
using MetroEGov.Feel;

namespace MetroEGov.Runtime.Processing;

internal sealed class ClusterVariables(RuntimeOptions options) : IClusterVariables
{
    public FeelValue? Find(string name) => options.ClusterVariables.TryGetValue(name, out var value) ? value : null;
}
