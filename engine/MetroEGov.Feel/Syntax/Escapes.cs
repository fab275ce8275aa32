using System.Globalization;
using System.Text;

namespace MetroEGov.Feel.Syntax;

/// <summary>
/// Escapes of string literals. Source: DMN 1.5 §10.3.1.2 rules 33 and 66. A backslash before any other character stays, so that
/// regular expressions may be written as they are.
/// </summary>
internal static class Escapes
{
    internal static string Resolve(string raw, int offset, Action<string, string, FeelSpan> report)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            switch (raw[i])
            {
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case '"' or '\\' or '\'':
                    text.Append(raw[i]);
                    break;
                case 'u' when TryHex(raw, i + 1, 4, out var unit):
                    text.Append((char)unit);
                    i += 4;
                    break;
                case 'U' when TryHex(raw, i + 1, 6, out var point) && point <= 0x10FFFF:
                    text.Append(point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString() : char.ConvertFromUtf32(point));
                    i += 6;
                    break;
                default:
                    text.Append('\\').Append(raw[i]);
                    break;
            }
        }
        var result = text.ToString();
        if (HasHalfPair(result))
        {
            report("FEEL_SURROGATE", "The string holds half of a surrogate pair", new FeelSpan(offset, offset + raw.Length));
            return "";
        }
        return result;
    }

    private static bool TryHex(string text, int start, int length, out int value)
    {
        value = 0;
        return start + length <= text.Length
            && int.TryParse(text.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static bool HasHalfPair(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }
        return false;
    }
}
