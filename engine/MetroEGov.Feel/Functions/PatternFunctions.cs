using System.Text;

namespace MetroEGov.Feel.Functions;

/// <summary>
/// Functions with regular expressions, in the dialect of XPath 3.1 (§5.6.1). Source: DMN 1.5 §10.3.4.3; <c>extract</c>: Camunda.
/// </summary>
internal static class PatternFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("matches(input: string, pattern: string, flags?: string?)", Matches);
        table.Add("replace(input: string, pattern: string, replacement: string, flags?: string?)", Replace);
        table.Add("split(string: string, delimiter: string)", Split);
        table.Add("extract(string: string, pattern: string)", Extract);
    }

    private static FeelValue Matches(scoped in BuiltInCall call) => TryPattern(call, call[2], out var pattern)
        ? FeelValue.Of(pattern.IsMatch(call[0].Text, call.Run, call.Span))
        : FeelValue.Null;

    private static FeelValue Replace(scoped in BuiltInCall call)
    {
        var (text, flags) = (call[0].Text, call[3].IsNull ? "" : call[3].Text);
        if (!TryPattern(call, call[3], out var pattern))
        {
            return FeelValue.Null;
        }
        if (pattern.IsMatch("", call.Run, call.Span))
        {
            return call.Fail("the pattern matches the empty string");
        }
        var replacement = flags.Contains('q', StringComparison.Ordinal) ? [(call[2].Text, -1)] : Replacement(call[2].Text, pattern.Groups);
        if (replacement is null)
        {
            return call.Fail("in the replacement '$' needs a digit and '\\' a '$' or '\\'");
        }
        var result = new StringBuilder();
        var start = 0;
        foreach (var match in pattern.All(text, call.Run, call.Span))
        {
            result.Append(text, start, match.Start - start);
            Expand(result, match, replacement);
            start = match.End;
            if (!call.Spend(result.Length / 1_024))
            {
                return FeelValue.Null;
            }
        }
        result.Append(text, start, text.Length - start);
        return call.Spend(result.Length / 16) ? FeelValue.Of(result.ToString()) : FeelValue.Null;
    }

    private static FeelValue Split(scoped in BuiltInCall call)
    {
        var text = call[0].Text;
        if (call[1].Text.Length == 0)
        {
            return FeelValue.List(CodePoints.Each(text).Select(FeelValue.Of));
        }
        if (!TryPattern(call, FeelValue.Null, out var pattern))
        {
            return FeelValue.Null;
        }
        var parts = new List<FeelValue>();
        var start = 0;
        foreach (var match in pattern.All(text, call.Run, call.Span))
        {
            if (match.End > match.Start)
            {
                parts.Add(FeelValue.Of(text[start..match.Start]));
                start = match.End;
            }
        }
        parts.Add(FeelValue.Of(text[start..]));
        return FeelValue.OfArray([.. parts]);
    }

    private static FeelValue Extract(scoped in BuiltInCall call) => TryPattern(call, FeelValue.Null, out var pattern)
        ? FeelValue.OfArray([.. pattern.All(call[0].Text, call.Run, call.Span).Select(match => FeelValue.Of(match.Groups[0]))])
        : FeelValue.Null;

    private static bool TryPattern(scoped in BuiltInCall call, FeelValue flags, out Pattern pattern)
    {
        pattern = call.Run.Patterns.Get(call[1].Text, flags.IsNull ? "" : flags.Text, out var reason)!; // set unless there is a reason
        if (reason is not null)
        {
            call.Fail(reason);
        }
        return reason is null;
    }

    /// <summary>The replacement as texts and group numbers (-1: none); null where it is malformed.</summary>
    private static List<(string Text, int Group)>? Replacement(string replacement, int groups)
    {
        var parts = new List<(string, int)>();
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c == '\\')
            {
                if (i + 1 >= replacement.Length || replacement[i + 1] is not ('\\' or '$'))
                {
                    return null;
                }
                text.Append(replacement[++i]);
            }
            else if (c == '$')
            {
                if (i + 1 >= replacement.Length || !char.IsAsciiDigit(replacement[i + 1]))
                {
                    return null;
                }
                // As many digits as name a group that exists.
                var group = replacement[++i] - '0';
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1])
                    && (group * 10) + (replacement[i + 1] - '0') <= groups)
                {
                    group = (group * 10) + (replacement[++i] - '0');
                }
                parts.Add((text.ToString(), group));
                text.Clear();
            }
            else
            {
                text.Append(c);
            }
        }
        parts.Add((text.ToString(), -1));
        return parts;
    }

    private static void Expand(StringBuilder result, PatternMatch match, List<(string Text, int Group)> replacement)
    {
        foreach (var (part, group) in replacement)
        {
            result.Append(part).Append(group >= 0 && group < match.Groups.Length ? match.Groups[group] : "");
        }
    }
}
