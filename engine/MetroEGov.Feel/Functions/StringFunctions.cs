using System.Text;

namespace MetroEGov.Feel.Functions;

/// <summary>Source: DMN 1.5 §10.3.4.3. Positions and lengths count code points.</summary>
internal static class StringFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("substring(string: string, start position: number, length?: number)", Substring);
        table.Add("string length(string: string)", (scoped in BuiltInCall call) => FeelValue.Of(CodePoints.Count(call[0].Text)));
        table.Add("upper case(string: string)", (scoped in BuiltInCall call) => FeelValue.Of(call[0].Text.ToUpperInvariant()));
        table.Add("lower case(string: string)", (scoped in BuiltInCall call) => FeelValue.Of(call[0].Text.ToLowerInvariant()));
        table.Add("substring before(string: string, match: string)", SubstringBefore);
        table.Add("substring after(string: string, match: string)", SubstringAfter);
        table.Add("contains(string: string, match: string)",
            (scoped in BuiltInCall call) => FeelValue.Of(call[0].Text.Contains(call[1].Text, StringComparison.Ordinal)));
        table.Add("starts with(string: string, match: string)",
            (scoped in BuiltInCall call) => FeelValue.Of(call[0].Text.StartsWith(call[1].Text, StringComparison.Ordinal)));
        table.Add("ends with(string: string, match: string)",
            (scoped in BuiltInCall call) => FeelValue.Of(call[0].Text.EndsWith(call[1].Text, StringComparison.Ordinal)));
        table.Add("string join(list: list, delimiter?: string?)", Join);
        table.Add("string join(list: list, delimiter: string?, prefix: string?, suffix: string?)", Join);
        table.Add("trim(string: string)", (scoped in BuiltInCall call) => FeelValue.Of(call[0].Text.Trim()));
        table.Add("is blank(string: string)", (scoped in BuiltInCall call) => FeelValue.Of(string.IsNullOrWhiteSpace(call[0].Text)));
    }

    private static FeelValue Substring(scoped in BuiltInCall call)
    {
        var text = call[0].Text;
        var count = CodePoints.Count(text);
        if (!call.TryWhole(1, out var position) || position == 0 || Math.Abs((long)position) > count)
        {
            return call.OutOfRange("the start position is outside of the string");
        }
        var start = position > 0 ? position - 1 : count + position;
        var length = count - start;
        if (call.Has(2))
        {
            if (call[2].Number < 1m)
            {
                return call.OutOfRange("the length is less than one");
            }
            length = (int)Math.Min(length, decimal.Truncate(call[2].Number));
        }
        var from = CodePoints.IndexOf(text, start);
        var to = CodePoints.IndexOf(text, start + length);
        return FeelValue.Of(text[from..to]);
    }

    private static FeelValue SubstringBefore(scoped in BuiltInCall call)
    {
        var at = call[0].Text.IndexOf(call[1].Text, StringComparison.Ordinal);
        return FeelValue.Of(at < 0 ? "" : call[0].Text[..at]);
    }

    private static FeelValue SubstringAfter(scoped in BuiltInCall call)
    {
        var at = call[0].Text.IndexOf(call[1].Text, StringComparison.Ordinal);
        return FeelValue.Of(at < 0 ? "" : call[0].Text[(at + call[1].Text.Length)..]);
    }

    /// <summary>Null items are left out; any other than a string makes the whole null.</summary>
    private static FeelValue Join(scoped in BuiltInCall call)
    {
        var text = new StringBuilder();
        var delimiter = call[1].IsNull ? "" : call[1].Text;
        var isFirst = true;
        foreach (var item in call[0].Items)
        {
            if (item.IsNull)
            {
                continue;
            }
            if (!item.TryGetString(out var part))
            {
                return call.Fail($"a list of strings holds a {KindNames.Of(item.Kind)}");
            }
            if (!call.Spend(1 + ((part.Length + delimiter.Length) / 16)))
            {
                return FeelValue.Null;
            }
            text.Append(isFirst ? "" : delimiter).Append(part);
            isFirst = false;
        }
        var prefix = call[2].IsNull ? "" : call[2].Text;
        var suffix = call[3].IsNull ? "" : call[3].Text;
        return FeelValue.Of(prefix + text + suffix);
    }
}
