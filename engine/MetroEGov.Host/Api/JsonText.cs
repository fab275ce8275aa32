using System.Text.Json;
using System.Text.Unicode;

namespace MetroEGov.Host.Api;

/// <summary>
/// Whether JSON is text at all. The parser takes bytes that are no UTF-8 and escapes that are half a surrogate pair, and fails only when
/// somebody reads the string, which may be long after the request was let in. Source: RFC 8259 §8.1, §8.2.
/// </summary>
public static class JsonText
{
    /// <summary>True also for what is no JSON: saying where it breaks is the parser's part.</summary>
    public static bool IsUnicode(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return false;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (JsonException)
        {
            return true;
        }

        return true;
    }
}
