using System.Collections.Concurrent;
using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Starts;

/// <summary>Which process answers at which path: the version in force on the day decides. Thread-safe.</summary>
internal sealed class HttpPaths(DefinitionCatalog definitions)
{
    // A stored version never changes, so neither does its path.
    private readonly ConcurrentDictionary<long, string?> _paths = [];

    public DefinitionRow? Find(string path, string today) => Processes()
        .Select(versions => VersionChoice.Latest(versions, row => row.Version, row => row.ValidFrom, today))
        .FirstOrDefault(row => row is not null && PathOf(row) == path);

    /// <summary>The process that answers at the path today or will from a later day on.</summary>
    /// <param name="path">Below <c>/procedures/</c>.</param>
    /// <param name="today">ISO date.</param>
    /// <param name="except">Processes that get a new version now: what they say from then on is checked itself.</param>
    public string? OwnerOf(string path, string today, IReadOnlyCollection<string> except) => Processes()
        .Where(versions => !except.Contains(versions.Key))
        .SelectMany(versions => VersionChoice.Succession(versions, row => row.Version, row => row.ValidFrom, today))
        .FirstOrDefault(turn => PathOf(turn.Version) == path).Version?.Id;

    private IEnumerable<IGrouping<string, DefinitionRow>> Processes() => definitions.All
        .Where(row => row.Kind == DefinitionKind.Process)
        .GroupBy(row => row.Id, StringComparer.Ordinal);

    private string? PathOf(DefinitionRow row) =>
        _paths.GetOrAdd(row.Key, _ => definitions.ProcessOf(row).NoneStart?.HttpStart?.Path);
}
