using System.Text.Json;
using System.Text.Json.Serialization;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Snapshots;

internal sealed class ElementIdConverter : JsonConverter<ElementId>
{
    public override ElementId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An element id is a text."));

    public override void Write(Utf8JsonWriter writer, ElementId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>JSON's null is a value here; an absent value is left out by whoever holds it.</summary>
internal sealed class VariableValueConverter : JsonConverter<VariableValue>
{
    public override bool HandleNull => true;

    public override VariableValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, VariableValue value, JsonSerializerOptions options) => Write(writer, value);

    public static VariableValue Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return VariableValue.Null;
        }
        // What was written canonical is read as it stands.
        return VariableValue.FromCanonicalJson(JsonElement.ParseValue(ref reader).GetRawText());
    }

    public static void Write(Utf8JsonWriter writer, VariableValue? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
