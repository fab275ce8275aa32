using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Bpmn.Snapshots;

/// <summary>The events of a step as one JSON list; each says first which <c>event</c> it is. One row of history holds one step (R8).</summary>
public static class HistoryJson
{
    public static string Write(ImmutableArray<HistoryEvent> history) =>
        JsonSerializer.Serialize(history, Stored.Json.ImmutableArrayHistoryEvent);

    /// <exception cref="JsonException">Not a history, or an event that this release does not know.</exception>
    public static ImmutableArray<HistoryEvent> Read(string json) =>
        JsonSerializer.Deserialize(json, Stored.Json.ImmutableArrayHistoryEvent);
}
