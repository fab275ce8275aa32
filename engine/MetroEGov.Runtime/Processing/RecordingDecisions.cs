using System.Globalization;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Deployment;

namespace MetroEGov.Runtime.Processing;

/// <summary>Resolves decisions for one step and notes which versions it gave (R1).</summary>
internal sealed class RecordingDecisions(DefinitionCatalog definitions) : IDecisionSource
{
    private readonly SortedDictionary<string, int> _versions = new(StringComparer.Ordinal);

    public ResolvedDecision? Find(string decisionId, string applicationDate)
    {
        if (definitions.FindValid(DefinitionKind.Decision, decisionId, applicationDate) is not { } row)
            return null;

        _versions[decisionId] = row.Version;
        return new ResolvedDecision(decisionId, row.Version, definitions.DecisionsOf(row));
    }

    /// <summary>For history: <c>process@2 decision@1 …</c>.</summary>
    public string Describe(string processId, int version) => string.Join(
        ' ',
        _versions.Prepend(KeyValuePair.Create(processId, version))
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key}@{entry.Value}")));
}
