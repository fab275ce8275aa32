using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Searching;

/// <summary>A decision of the catalog beside the file that it is in.</summary>
internal sealed record DecisionFound(DefinitionRow Row, DecisionRequirements Requirements, bool IsLatest);

/// <summary>A version of a process, and what the search may want to know of its drawing.</summary>
internal sealed record ProcessFound(DefinitionRow Row, DefinitionCatalog Catalog)
{
    public bool IsLatest => Catalog.FindNewest(DefinitionKind.Process, Row.Id)?.Key == Row.Key;

    public bool HasStartForm => Catalog.ProcessOf(Row).NoneStart?.StartForm is not null;
}

/// <summary>How definitions are searched: in memory, where the catalog keeps them all.</summary>
internal static class DefinitionSearch
{
    private static readonly ListSearch<ProcessFound> ProcessTable = new ListSearch<ProcessFound>(found => found.Row.Key)
        .Keys("processDefinitionKey", found => found.Row.Key)
        .Text("processDefinitionId", found => found.Row.Id)
        .Text("name", found => found.Row.Name)
        .Text("resourceName", found => found.Row.ResourceName)
        .Number("version", found => found.Row.Version)
        .Text("versionTag", found => found.Row.VersionTag)
        .Flag("isLatestVersion", found => found.IsLatest)
        .Flag("hasStartForm", found => found.HasStartForm)
        .Choice("state", ["ACTIVE", "DRAINING", "DELETED"], _ => "ACTIVE")
        .Text("tenantId", _ => DialectNames.Tenant);

    private static readonly ListSearch<DecisionFound> DecisionTable = new ListSearch<DecisionFound>(found => found.Row.Key)
        .Keys("decisionDefinitionKey", found => found.Row.Key)
        .Text("decisionDefinitionId", found => found.Row.Id)
        .Text("name", found => found.Row.Name ?? found.Row.Id)
        .Number("version", found => found.Row.Version)
        .Flag("isLatestVersion", found => found.IsLatest)
        .Keys("decisionRequirementsKey", found => found.Requirements.Key)
        .Text("decisionRequirementsId", found => found.Requirements.Id)
        .Text("decisionRequirementsName", found => found.Requirements.Name)
        .Number("decisionRequirementsVersion", found => found.Requirements.Version)
        .Text("tenantId", _ => DialectNames.Tenant);

    public static SearchFields ProcessFields => ProcessTable.Fields;

    public static SearchFields DecisionFields => DecisionTable.Fields;

    public static Found<ProcessFound> Processes(DefinitionCatalog definitions, SearchRequest request) => ProcessTable.Run(
        definitions.All.Where(row => row.Kind == DefinitionKind.Process).Select(row => new ProcessFound(row, definitions)), request);

    public static Found<DecisionFound> Decisions(DefinitionCatalog definitions, SearchRequest request)
    {
        var files = Files(definitions);
        return DecisionTable.Run(
            definitions.All
                .Where(row => row.Kind == DefinitionKind.Decision)
                .Select(row => new DecisionFound(
                    row, files[row.ResourceKey], definitions.FindNewest(DefinitionKind.Decision, row.Id)?.Key == row.Key)),
            request);
    }

    public static DecisionRequirements RequirementsOf(DefinitionCatalog definitions, DefinitionRow decision) =>
        Files(definitions)[decision.ResourceKey];

    /// <summary>All DMN files by key, numbered per id in the order of their deployment.</summary>
    private static Dictionary<long, DecisionRequirements> Files(DefinitionCatalog definitions) => definitions.All
        .Where(row => row.Kind == DefinitionKind.Decision)
        .DistinctBy(row => row.ResourceKey)
        .Select(row => (Row: row, Model: definitions.DecisionsOf(row)))
        .GroupBy(file => file.Model.Id, StringComparer.Ordinal)
        .SelectMany(group => group
            .OrderBy(file => file.Row.ResourceKey)
            .Select((file, index) => new DecisionRequirements(
                file.Row.ResourceKey, group.Key, file.Model.Name, index + 1, file.Row.ResourceName)))
        .ToDictionary(file => file.Key);
}
