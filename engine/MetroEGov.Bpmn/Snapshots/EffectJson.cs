using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Bpmn.Snapshots;

/// <summary>Effects for the outbox.</summary>
public static class EffectJson
{
    public static string Write(Effect effect) => JsonSerializer.Serialize(effect, Stored.Json.Effect);

    public static string Write(ImmutableArray<Effect> effects) => JsonSerializer.Serialize(effects, Stored.Json.ImmutableArrayEffect);

    /// <exception cref="JsonException">Not an effect, or one that this release does not know.</exception>
    public static Effect Read(string json) =>
        JsonSerializer.Deserialize(json, Stored.Json.Effect) ?? throw new JsonException("An effect is expected.");

    public static ImmutableArray<Effect> ReadList(string json) => JsonSerializer.Deserialize(json, Stored.Json.ImmutableArrayEffect);
}
