using MetroEGov.Feel;
using MetroEGov.Regions;

namespace MetroEGov.Scenarios.Running;

/// <summary>The regions beside the procedures, each read once. Not safe to share.</summary>
internal sealed class RegionShelf
{
    /// <summary>A scenario that names no zone runs in the one that all German regions share.</summary>
    public const string TimeZoneId = "Europe/Berlin";

    private readonly string? _folder;
    private readonly Dictionary<string, Region> _regions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Region, DateOnly Day), ClusterVariables> _variables = [];

    public RegionShelf(string folder) => _folder = folder;

    /// <summary>Holds the one region of a host.</summary>
    public RegionShelf(string name, Region region) => _regions.Add(name, region);

    /// <param name="name">Null: the only region there; none at all gives no variables.</param>
    /// <param name="day">What is valid on that day.</param>
    /// <returns>The cluster variables, or why there are none.</returns>
    public (ClusterVariables Variables, string? Refusal) Find(string? name, DateOnly day)
    {
        var names = Names();
        if (name is null && names.Count == 0)
        {
            return (ClusterVariables.None, null);
        }

        name ??= names.Count == 1 ? names[0] : null;
        if (name is null || !names.Contains(name))
        {
            return (ClusterVariables.None, $"The region must be one of {string.Join(", ", names)}: name it in metroegov.region.");
        }

        if (!_variables.TryGetValue((name, day), out var variables))
        {
            if (Read(name) is { } refusal)
            {
                return (ClusterVariables.None, refusal);
            }

            variables = new(new Dictionary<string, FeelValue> { [RegionVariable.Name] = FeelJson.Parse(_regions[name].ToJson(day)) });
            _variables.Add((name, day), variables);
        }

        return (variables, null);
    }

    private List<string> Names() => _folder is null
        ? [.. _regions.Keys]
        : Directory.Exists(_folder) ? [.. Directory.GetDirectories(_folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)] : [];

    private string? Read(string name)
    {
        if (_folder is null || _regions.ContainsKey(name))
        {
            return null;
        }

        var load = RegionDirectory.Load(Path.Combine(_folder, name));
        if (load.Region is not { } region)
        {
            return $"Region '{name}' cannot be read: {string.Join("; ", load.Problems.Take(5))}";
        }

        _regions.Add(name, region);
        return null;
    }
}
