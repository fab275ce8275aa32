using MetroEGov.Regions;

namespace MetroEGov.Host.Setup;

/// <summary>Loads the region's directory; without a valid one there is no competence and so no host.</summary>
public static class RegionSetup
{
    private const int ProblemsShown = 20;

    /// <exception cref="StartupException">The folder is missing or inconsistent; every problem in a line of its own.</exception>
    public static Region Load(string workflows, string region)
    {
        var folder = Path.Combine(workflows, "regions", region);
        if (!Directory.Exists(folder))
            throw new StartupException($"The region's folder {folder} does not exist. Name an existing one in MetroEGov:Region.");
        var load = RegionDirectory.Load(folder);
        if (load.Region is { } loaded)
            return loaded;
        var lines = load.Problems.Take(ProblemsShown).Select(problem => problem.ToString());
        throw new StartupException(
            $"The region in {folder} has {load.Problems.Length} problems:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }
}
