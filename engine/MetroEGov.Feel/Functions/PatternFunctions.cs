using System.Text;
using System.Text.RegularExpressions;

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

    private static FeelValue Matches(scoped in BuiltInCall call)
    {
        if (!TryPattern(call, call[2], out var regex))
        {
            return FeelValue.Null;
        }
        try
        {
            return FeelValue.Of(regex.IsMatch(call[0].Text));
        }
        catch (RegexMatchTimeoutException)
        {
            return TooLong(call);
        }
    }

    private static FeelValue Replace(scoped in BuiltInCall call)
    {
        var flags = call[3].IsNull ? "" : call[3].Text;
        if (!TryPattern(call, call[3], out var regex))
        {
            return FeelValue.Null;
        }
        try
        {
            if (regex.IsMatch(""))
            {
                return call.Fail("the pattern matches the empty string");
            }
            var groups = regex.GetGroupNumbers().Length - 1;
            var replacement = flags.Contains('q', StringComparison.Ordinal)
                ? [(call[2].Text, -1)]
                : Replacement(call[2].Text, groups);
            if (replacement is null)
            {
                return call.Fail("in the replacement '$' needs a digit and '\\' a '$' or '\\'");
            }
            var result = regex.Replace(call[0].Text, match => Expand(match, replacement));
            return call.Spend(result.Length / 16) ? FeelValue.Of(result) : FeelValue.Null;
        }
        catch (RegexMatchTimeoutException)
        {
            return TooLong(call);
        }
    }

    private static FeelValue Split(scoped in BuiltInCall call)
    {
        if (call[1].Text.Length == 0)
        {
            return FeelValue.List(CodePoints.Each(call[0].Text).Select(FeelValue.Of));
        }
        if (!TryPattern(call, FeelValue.Null, out var regex))
        {
            return FeelValue.Null;
        }
        try
        {
            var parts = new List<FeelValue>();
            var start = 0;
            foreach (Match match in regex.Matches(call[0].Text))
            {
                if (match.Length > 0)
                {
                    parts.Add(FeelValue.Of(call[0].Text[start..match.Index]));
                    start = match.Index + match.Length;
                }
            }
            parts.Add(FeelValue.Of(call[0].Text[start..]));
            return FeelValue.OfArray([.. parts]);
        }
        catch (RegexMatchTimeoutException)
        {
            return TooLong(call);
        }
    }

    private static FeelValue Extract(scoped in BuiltInCall call)
    {
        if (!TryPattern(call, FeelValue.Null, out var regex))
        {
            return FeelValue.Null;
        }
        try
        {
            return FeelValue.OfArray([.. regex.Matches(call[0].Text).Select(match => FeelValue.Of(match.Value))]);
        }
        catch (RegexMatchTimeoutException)
        {
            return TooLong(call);
        }
    }

    private static bool TryPattern(scoped in BuiltInCall call, FeelValue flags, out Regex regex)
    {
        regex = call.Run.Patterns.Get(call[1].Text, flags.IsNull ? "" : flags.Text, out var reason)!; // set unless there is a reason
        if (reason is not null)
        {
            call.Fail(reason);
            return false;
        }
        return call.Spend(1 + (call[0].Text.Length / 16));
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

    private static string Expand(Match match, List<(string Text, int Group)> replacement)
    {
        var text = new StringBuilder();
        foreach (var (part, group) in replacement)
        {
            text.Append(part).Append(group >= 0 ? match.Groups[group].Value : "");
        }
        return text.ToString();
    }

    private static FeelValue TooLong(scoped in BuiltInCall call) =>
        call.Run.Stop(FeelWarningType.LimitExceeded, $"{call.Name}: the pattern takes too long on this text", call.Span);
}
