using MetroEGov.Bpmn.Execution;
using MetroEGov.Feel;

namespace MetroEGov.Runtime.Processing;

/// <summary>The cluster variables that a case of an application date reads (R1): the same at each step, however long the case runs.</summary>
/// <param name="applicationDate">ISO date.</param>
internal delegate IClusterVariables ClusterVariablesOn(string applicationDate);

/// <summary>Looked up only when a step reads one: most steps read none.</summary>
internal sealed class ClusterVariables(RuntimeOptions options, string applicationDate) : IClusterVariables
{
    public FeelValue? Find(string name) =>
        options.ClusterVariables(IsoDates.Parse(applicationDate)).TryGetValue(name, out var value) ? value : null;
}
