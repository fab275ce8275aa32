using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Snapshots;

namespace MetroEGov.Runtime.Persistence;

/// <summary>The snapshot of an instance in its row.</summary>
internal static class StateCodec
{
    public static InstanceState Read(InstanceRow row) => InstanceSnapshot.Read(row.Snapshot);

    public static void Write(InstanceRow row, InstanceState state)
    {
        row.SnapshotFormat = InstanceSnapshot.SchemaVersion;
        row.Snapshot = InstanceSnapshot.Write(state);
    }
}
