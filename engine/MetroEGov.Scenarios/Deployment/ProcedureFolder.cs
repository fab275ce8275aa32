namespace MetroEGov.Scenarios.Deployment;

/// <summary>
/// A procedure: a folder with definitions and a folder <c>scenarios</c>. What is in the folder <c>shared</c> beside it is deployed with it;
/// the folder <c>regions</c> beside it holds the regions.
/// </summary>
/// <param name="ScenarioFiles">In the order of their names.</param>
public sealed record ProcedureFolder(string Path, IReadOnlyList<string> ScenarioFiles)
{
    private const string Scenarios = "scenarios";

    private string Root => System.IO.Path.GetDirectoryName(Path) ?? Path;

    public string Name => System.IO.Path.GetFileName(Path);

    public string Shared => System.IO.Path.Combine(Root, "shared");

    public string Regions => System.IO.Path.Combine(Root, "regions");

    /// <summary>All procedures with scenarios at or below a folder.</summary>
    public static IReadOnlyList<ProcedureFolder> Find(string folder) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.GetFullPath(folder), "*.json", SearchOption.AllDirectories)
            .Where(f => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(f)) == Scenarios)
            .GroupBy(f => System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(f)) ?? folder, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ProcedureFolder(g.Key, [.. g.Order(StringComparer.Ordinal)])),
    ];
}
