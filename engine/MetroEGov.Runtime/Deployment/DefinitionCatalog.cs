using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Model;
using MetroEGov.Dmn;
using MetroEGov.Forms;
using MetroEGov.Runtime.Persistence;
using NodaTime;

namespace MetroEGov.Runtime.Deployment;

/// <summary>
/// What is deployed: the list of all definitions in memory, compiled models in a bounded cache. A stored definition was checked when
/// it was deployed; it is compiled here without being refused by checks that came later. Thread-safe.
/// </summary>
internal sealed class DefinitionCatalog(RuntimeStore store)
{
    private const int CachedModels = 256;

    private readonly BoundedCache<long, object> _compiled = new(CachedModels);
    private volatile Snapshot _current = Snapshot.Empty;

    public ImmutableArray<DefinitionRow> All => _current.All;

    /// <summary>Reads the list anew: at start and after each deployment.</summary>
    public void Reload()
    {
        using var db = store.OpenForReading();
        _current = Snapshot.Of(db.Definitions.OrderBy(row => row.Id).ThenBy(row => row.Version).ToList());
    }

    public DefinitionRow? Find(long key) => _current.ByKey.GetValueOrDefault(key);

    /// <summary>The highest version whose first day is not after the date.</summary>
    public DefinitionRow? FindValid(DefinitionKind kind, string id, string applicationDate) =>
        VersionChoice.Latest(VersionsOf(kind, id), row => row.Version, row => row.ValidFrom, applicationDate);

    /// <summary>The version that was in force at a moment that lies back.</summary>
    public DefinitionRow? FindInForceAt(DefinitionKind kind, string id, DateTimeOffset moment, DateTimeZone zone) =>
        VersionChoice.InForceAt(VersionsOf(kind, id), row => row.Version, row => row.ValidFrom, row => row.DeployedAt, moment, zone);

    public DefinitionRow? FindVersion(DefinitionKind kind, string id, int version) =>
        VersionsOf(kind, id).FirstOrDefault(row => row.Version == version);

    /// <summary>
    /// The version that was newest when <paramref name="deploymentKey"/> was done: the one deployed together, or, when the file was the
    /// same as before, the one that was kept.
    /// </summary>
    public DefinitionRow? FindInDeployment(DefinitionKind kind, string id, long deploymentKey) =>
        VersionsOf(kind, id).LastOrDefault(row => row.DeploymentKey <= deploymentKey);

    public DefinitionRow? FindNewest(DefinitionKind kind, string id) => VersionsOf(kind, id).LastOrDefault();

    public ProcessModel ProcessOf(DefinitionRow definition) =>
        (ProcessModel)_compiled.GetOrAdd(definition.Key, _ => StoredDefinition.CompileProcess(definition, TextOf(definition)));

    public DecisionModel DecisionsOf(DefinitionRow definition) =>
        (DecisionModel)_compiled.GetOrAdd(definition.ResourceKey, _ => StoredDefinition.CompileDecisions(definition, TextOf(definition)));

    public FormDefinition FormOf(DefinitionRow definition) =>
        (FormDefinition)_compiled.GetOrAdd(definition.Key, _ => StoredDefinition.CompileForm(definition, TextOf(definition)));

    public string TextOf(DefinitionRow definition)
    {
        using var db = store.OpenForReading();
        return db.Resources.Where(row => row.Key == definition.ResourceKey).Select(row => row.Text).Single();
    }

    private ImmutableArray<DefinitionRow> VersionsOf(DefinitionKind kind, string id) =>
        _current.ById.TryGetValue((kind, id), out var versions) ? versions : [];

    private sealed record Snapshot(
        ImmutableArray<DefinitionRow> All,
        ImmutableDictionary<long, DefinitionRow> ByKey,
        ImmutableDictionary<(DefinitionKind Kind, string Id), ImmutableArray<DefinitionRow>> ById)
    {
        public static Snapshot Empty { get; } = Of([]);

        public static Snapshot Of(IReadOnlyCollection<DefinitionRow> rows) => new(
            [.. rows],
            rows.ToImmutableDictionary(row => row.Key),
            rows.GroupBy(row => (row.Kind, row.Id))
                .ToImmutableDictionary(group => group.Key, group => group.OrderBy(row => row.Version).ToImmutableArray()));
    }
}
