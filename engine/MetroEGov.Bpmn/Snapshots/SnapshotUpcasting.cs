using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace MetroEGov.Bpmn.Snapshots;

/// <summary>Brings the state of an old snapshot to the schema of this release, one schema after the other.</summary>
internal static class SnapshotUpcasting
{
    /// <summary>The step at index i leads from schema i + 1 to schema i + 2.</summary>
    private static readonly ImmutableArray<Func<JsonObject, JsonObject>> Steps = [];

    public static JsonObject Upcast(JsonObject state, int from) => Upcast(state, from, Steps);

    internal static JsonObject Upcast(JsonObject state, int from, ImmutableArray<Func<JsonObject, JsonObject>> steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        return steps.Skip(from - 1).Aggregate(state, (current, step) => step(current));
    }
}
