using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetroEGov.Feel;

/// <summary>JSON in and out. Source of the rules: DESIGN.md R9.</summary>
public static class FeelJson
{
    /// <summary>Objects and lists may be nested this deep, in both directions.</summary>
    public const int MaxDepth = 64;

    /// <summary>Bytes of JSON at most that a value is written as; a larger one is refused.</summary>
    public const int MaxBytes = 16_000_000;

    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth + 1, SkipValidation = true };

    /// <exception cref="FormatException">The text is not JSON, or holds what a value cannot; the message says where.</exception>
    public static FeelValue Parse(string json) =>
        TryParse(json, out var value, out var refusal) ? value : throw new FormatException(refusal);

    public static bool TryParse(string json, out FeelValue value, [NotNullWhen(false)] out string? refusal)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return TryRead(document.RootElement, out value, out refusal);
        }
        catch (JsonException exception)
        {
            value = FeelValue.Null;
            refusal = $"Not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.";
            return false;
        }
    }

    public static bool TryRead(JsonElement element, out FeelValue value, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        value = Read(element, "$", 0, ref refusal);
        return refusal is null;
    }

    internal static bool TryWrite(FeelValue value, [NotNullWhen(true)] out string? json, [NotNullWhen(false)] out string? refusal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        refusal = null;
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(writer, value, "$", 0, ref refusal);
        }
        json = refusal is null ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
        return refusal is null;
    }

    private static FeelValue Read(JsonElement element, string path, int depth, ref string? refusal)
    {
        if (depth > MaxDepth)
        {
            refusal ??= $"{path}: nested deeper than {MaxDepth}.";
            return FeelValue.Null;
        }
        switch (element.ValueKind)
        {
            case JsonValueKind.True:
                return FeelValue.True;
            case JsonValueKind.False:
                return FeelValue.False;
            case JsonValueKind.Number:
                if (FeelNumber.TryParse(element.GetRawText(), out var number))
                {
                    return FeelValue.Of(number);
                }
                refusal ??= $"{path}: a number with more than {FeelNumber.MaxDigits} digits or beyond a decimal's range.";
                return FeelValue.Null;
            case JsonValueKind.String:
                return FeelValue.Of(ReadText(element, path, ref refusal));
            case JsonValueKind.Array:
                var items = new FeelValue[element.GetArrayLength()];
                var i = 0;
                foreach (var item in element.EnumerateArray())
                {
                    items[i] = Read(item, path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]", depth + 1, ref refusal);
                    i++;
                }
                return FeelValue.OfArray(items);
            case JsonValueKind.Object:
                var builder = new FeelContextBuilder();
                foreach (var member in element.EnumerateObject())
                {
                    var name = ReadName(member, path, ref refusal);
                    builder.Set(name, Read(member.Value, path + "." + name, depth + 1, ref refusal));
                }
                return FeelValue.Context(builder.Build());
            default:
                return FeelValue.Null;
        }
    }

    private static string ReadText(JsonElement element, string path, ref string? refusal)
    {
        try
        {
            return element.GetString()!; // a JSON string is never null
        }
        catch (InvalidOperationException)
        {
            refusal ??= $"{path}: text with half of a surrogate pair.";
            return "";
        }
    }

    private static string ReadName(JsonProperty member, string path, ref string? refusal)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            refusal ??= $"{path}: a member name with half of a surrogate pair.";
            return "";
        }
    }

    private static void Write(Utf8JsonWriter writer, FeelValue value, string path, int depth, ref string? refusal)
    {
        if (depth > MaxDepth)
        {
            refusal ??= $"{path}: nested deeper than {MaxDepth}.";
            return;
        }
        if (writer.BytesCommitted + writer.BytesPending > MaxBytes)
        {
            refusal ??= $"{path}: larger than {MaxBytes} bytes of JSON.";
            return;
        }
        switch (value.Kind)
        {
            case FeelKind.Null:
                writer.WriteNullValue();
                break;
            case FeelKind.Boolean:
                writer.WriteBooleanValue(value.Flag);
                break;
            case FeelKind.Number:
                writer.WriteRawValue(FeelText.Number(value.Number), skipInputValidation: true);
                break;
            case FeelKind.String:
                writer.WriteStringValue(value.Text);
                break;
            case FeelKind.List:
                writer.WriteStartArray();
                for (var i = 0; i < value.Items.Length && refusal is null; i++)
                {
                    Write(writer, value.Items[i], path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]", depth + 1, ref refusal);
                }
                writer.WriteEndArray();
                break;
            case FeelKind.Context:
                writer.WriteStartObject();
                foreach (var (key, entry) in value.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, entry, path + "." + key, depth + 1, ref refusal);
                    if (refusal is not null)
                    {
                        break;
                    }
                }
                writer.WriteEndObject();
                break;
            case FeelKind.Range or FeelKind.Function:
                refusal ??= $"{path}: a {KindNames.Of(value.Kind)} is no JSON value.";
                break;
            default:
                writer.WriteStringValue(FeelText.Of(value));
                break;
        }
    }
}
