using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Snapshots;

internal sealed class VariablesConverter : JsonConverter<ImmutableDictionary<string, VariableValue>>
{
    public override ImmutableDictionary<string, VariableValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, VariableValue>(StringComparer.Ordinal);
        JsonObjects.ReadMembers(ref reader, (ref Utf8JsonReader at, string name) => variables[name] = VariableValueConverter.Read(ref at));
        return variables.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableDictionary<string, VariableValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, variable) in value.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            VariableValueConverter.Write(writer, variable);
        }
        writer.WriteEndObject();
    }
}

/// <summary>The framework's own converter would sort by the culture of the machine.</summary>
internal sealed class SortedVariablesConverter : JsonConverter<ImmutableSortedDictionary<string, VariableValue>>
{
    private static readonly ImmutableSortedDictionary<string, VariableValue> Empty =
        ImmutableSortedDictionary.Create<string, VariableValue>(StringComparer.Ordinal);

    public override ImmutableSortedDictionary<string, VariableValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var variables = Empty.ToBuilder();
        JsonObjects.ReadMembers(ref reader, (ref Utf8JsonReader at, string name) => variables[name] = VariableValueConverter.Read(ref at));
        return variables.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, VariableValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, variable) in value)
        {
            writer.WritePropertyName(name);
            VariableValueConverter.Write(writer, variable);
        }
        writer.WriteEndObject();
    }
}

internal sealed class HeadersConverter : JsonConverter<ImmutableDictionary<string, string>>
{
    public override ImmutableDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        JsonObjects.ReadMembers(ref reader, (ref Utf8JsonReader at, string name) =>
            headers[name] = at.GetString() ?? throw new JsonException($"Header '{name}' is no text."));
        return headers.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, header) in value.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, header);
        }
        writer.WriteEndObject();
    }
}

internal static class JsonObjects
{
    public delegate void ReadMember(ref Utf8JsonReader reader, string name);

    public static void ReadMembers(ref Utf8JsonReader reader, ReadMember readMember)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected.");
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            readMember(ref reader, name);
        }
    }
}
