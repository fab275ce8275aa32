using System.Globalization;
using System.Text;

namespace MetroEGov.Feel;

/// <summary>Values as text. Source: DMN 1.5 §10.3.4.1, <c>string(from)</c>; every temporal text can be read back.</summary>
internal static class FeelText
{
    private const int MaxDepth = 500;

    /// <summary>
    /// Characters at most; what comes after is cut. A value may hold the same part in many places, and so be larger as a text
    /// than any memory.
    /// </summary>
    internal const int MaxLength = 4_000_000;

    internal static string Of(FeelValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    /// <summary>As <c>string()</c> answers: a string as it is, without quotes.</summary>
    internal static string OfTop(FeelValue value) => value.TryGetString(out var text) ? text : Of(value);

    internal static string Number(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            text = text.TrimEnd('0').TrimEnd('.');
        }
        return text == "-0" ? "0" : text;
    }

    private static void Append(StringBuilder text, FeelValue value, int depth)
    {
        if (depth > MaxDepth || text.Length > MaxLength)
        {
            text.Append('…');
            return;
        }
        switch (value.Kind)
        {
            case FeelKind.Null:
                text.Append("null");
                break;
            case FeelKind.Boolean:
                text.Append(value.Flag ? "true" : "false");
                break;
            case FeelKind.Number:
                text.Append(Number(value.Number));
                break;
            case FeelKind.String:
                Quote(text, value.Text);
                break;
            case FeelKind.List:
                text.Append('[');
                AppendAll(text, value.Items, depth);
                text.Append(']');
                break;
            case FeelKind.Context:
                AppendContext(text, value.Entries, depth);
                break;
            case FeelKind.Range:
                AppendRange(text, value.Range, depth);
                break;
            case FeelKind.Function:
                text.Append("function(").AppendJoin(", ", value.Function.Parameters.Select(p => p.Name)).Append(')');
                break;
            default:
                text.Append(value.Reference);
                break;
        }
    }

    private static void AppendAll(StringBuilder text, FeelValue[] items, int depth)
    {
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, items[i], depth + 1);
        }
    }

    private static void AppendContext(StringBuilder text, FeelContextValue context, int depth)
    {
        text.Append('{');
        var first = true;
        foreach (var (key, value) in context)
        {
            text.Append(first ? "" : ", ");
            first = false;
            if (IsPlainKey(key))
            {
                text.Append(key);
            }
            else
            {
                Quote(text, key);
            }
            text.Append(": ");
            Append(text, value, depth + 1);
        }
        text.Append('}');
    }

    private static void AppendRange(StringBuilder text, FeelRange range, int depth)
    {
        if (range.Comparison is { } comparison)
        {
            text.Append('(').Append(comparison switch
            {
                FeelComparison.Equal => "=",
                FeelComparison.NotEqual => "!=",
                FeelComparison.Less => "<",
                FeelComparison.LessOrEqual => "<=",
                FeelComparison.Greater => ">",
                _ => ">=",
            });
            Append(text, range.Start.IsNull ? range.End : range.Start, depth + 1);
            text.Append(')');
        }
        else
        {
            text.Append(range.IsStartIncluded ? '[' : '(');
            Append(text, range.Start, depth + 1);
            text.Append("..");
            Append(text, range.End, depth + 1);
            text.Append(range.IsEndIncluded ? ']' : ')');
        }
    }

    private static bool IsPlainKey(string key) =>
        key.Length > 0 && (char.IsLetter(key[0]) || key[0] == '_') && key.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ');

    private static void Quote(StringBuilder text, string value) =>
        text.Append('"').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
}
