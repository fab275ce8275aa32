using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Snapshots;

/// <summary>Things that know their own key, as a list in the order of their keys.</summary>
internal abstract class KeyedConverter<T>(Func<T, long> keyOf) : JsonConverter<ImmutableSortedDictionary<long, T>>
{
    public override ImmutableSortedDictionary<long, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list is expected.");
        }
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var things = ImmutableSortedDictionary.CreateBuilder<long, T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var thing = JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("An object is expected.");
            things.Add(keyOf(thing), thing);
        }
        return things.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<long, T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var thing in value.Values)
        {
            JsonSerializer.Serialize(writer, thing, type);
        }
        writer.WriteEndArray();
    }
}

internal sealed class ElementsConverter() : KeyedConverter<ElementInstance>(e => e.Key);

internal sealed class JobsConverter() : KeyedConverter<JobState>(j => j.Key);

internal sealed class UserTasksConverter() : KeyedConverter<UserTaskState>(t => t.Key);

internal sealed class TimersConverter() : KeyedConverter<TimerState>(t => t.Key);

internal sealed class SubscriptionsConverter() : KeyedConverter<SubscriptionState>(s => s.Key);

internal sealed class IncidentsConverter() : KeyedConverter<IncidentState>(i => i.Key);
