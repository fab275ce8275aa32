using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Snapshots;

/// <summary>
/// An instance as bytes: <c>{"schema":1,"state":{…}}</c> in UTF-8. Names element ids, never compiled indices (R11). Equal states give
/// equal bytes; store them as bytes, a database that reorders JSON would break that.
/// </summary>
public static class InstanceSnapshot
{
    /// <summary>The schema that is written. A new one comes with a step in <see cref="SnapshotUpcasting"/> and an old file in the tests.</summary>
    public const int SchemaVersion = 1;

    public static byte[] Write(InstanceState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, state);
        return buffer.WrittenSpan.ToArray();
    }

    public static string WriteText(InstanceState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, state);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="SnapshotVersionException">Written by a newer release: leave the row alone (R11).</exception>
    /// <exception cref="JsonException">Not a snapshot.</exception>
    public static InstanceState Read(ReadOnlySpan<byte> snapshot)
    {
        var schema = SchemaVersionOf(snapshot);
        if (schema > SchemaVersion)
        {
            throw new SnapshotVersionException(schema, SchemaVersion);
        }
        if (schema < SchemaVersion)
        {
            var old = JsonNode.Parse(snapshot)?["state"] as JsonObject ?? throw NoSnapshot();
            return SnapshotUpcasting.Upcast(old, schema).Deserialize(Stored.Json.InstanceState) ?? throw NoSnapshot();
        }
        var reader = new Utf8JsonReader(snapshot, new JsonReaderOptions { MaxDepth = CoreJson.MaxDepth });
        MoveToState(ref reader);
        return JsonSerializer.Deserialize(ref reader, Stored.Json.InstanceState) ?? throw NoSnapshot();
    }

    public static InstanceState Read(string snapshot) => Read(Encoding.UTF8.GetBytes(snapshot));

    /// <exception cref="JsonException">Not a snapshot.</exception>
    public static int SchemaVersionOf(ReadOnlySpan<byte> snapshot)
    {
        var reader = new Utf8JsonReader(snapshot);
        return reader.Read()
            && reader.Read()
            && reader.TokenType == JsonTokenType.PropertyName
            && reader.ValueTextEquals("schema"u8)
            && reader.Read()
            && reader.TokenType == JsonTokenType.Number
            && reader.TryGetInt32(out var schema)
                ? schema
                : throw NoSnapshot();
    }

    private static void Write(ArrayBufferWriter<byte> buffer, InstanceState state)
    {
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Stored.Json.Options.Encoder, SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteNumber("schema"u8, SchemaVersion);
        writer.WritePropertyName("state"u8);
        JsonSerializer.Serialize(writer, state, Stored.Json.InstanceState);
        writer.WriteEndObject();
    }

    private static void MoveToState(ref Utf8JsonReader reader)
    {
        // { "schema" : 1 , "state" : {
        for (var token = 0; token < 5; token++)
        {
            if (!reader.Read())
            {
                throw NoSnapshot();
            }
        }
    }

    private static JsonException NoSnapshot() => new("Not a snapshot of an instance: {\"schema\": …, \"state\": {…}} is expected.");
}
