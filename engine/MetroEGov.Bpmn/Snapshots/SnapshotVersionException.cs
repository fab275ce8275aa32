namespace MetroEGov.Bpmn.Snapshots;

/// <summary>A row of a newer release. Not to be repaired and not to be retried: a host that knows the schema will take it (R11).</summary>
public sealed class SnapshotVersionException(int found, int known)
    : Exception($"The snapshot has schema {found}; this release knows schemas up to {known}. Leave it to a host of the newer release.")
{
    public int Found { get; } = found;

    public int Known { get; } = known;
}
