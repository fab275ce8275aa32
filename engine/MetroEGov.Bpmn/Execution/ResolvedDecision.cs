using MetroEGov.Dmn;

namespace MetroEGov.Bpmn.Execution;

/// <param name="Version">The version of the deployed decision, for the trail.</param>
public sealed record ResolvedDecision(string DecisionId, int Version, DecisionModel Model);
