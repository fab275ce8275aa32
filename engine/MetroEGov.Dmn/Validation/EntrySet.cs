using System.Collections.Immutable;
using System.Text.RegularExpressions;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Validation;

/// <summary>
/// The values that an input entry matches, as far as that can be seen without evaluating: constants and intervals of constants,
/// and <c>not(…)</c> of them. Entries with variables, functions or <c>?</c> are not understood.
/// </summary>
internal sealed partial record EntrySet(ImmutableArray<ValueInterval> Intervals, bool IsNegated)
{
    /// <summary>The entry <c>-</c>.</summary>
    public static EntrySet Everything { get; } = new([], true);

    public IEnumerable<FeelValue> EndPoints => Intervals.SelectMany(interval => new[] { interval.Start, interval.End }).Where(value => !value.IsNull);

    /// <summary>Null when the entry is not understood.</summary>
    public static EntrySet? Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed is "" or "-") return Everything;

        var negation = Negation().Match(trimmed);
        var intervals = ImmutableArray.CreateBuilder<ValueInterval>();
        foreach (var part in Split(negation.Success ? negation.Groups["inner"].Value : trimmed))
        {
            if (ReadPart(part) is not { } interval) return null;
            intervals.Add(interval);
        }

        return new(intervals.ToImmutable(), negation.Success);
    }

    /// <summary>The constant that the text is; null when it is none.</summary>
    public static FeelValue? Constant(string text)
    {
        var trimmed = text.Trim();
        if (!Literal().IsMatch(trimmed)) return null;

        var value = FeelExpression.Parse(trimmed, FeelScope.Of(Array.Empty<string>())).Expression?.Evaluate(FeelContext.Empty).Value ?? FeelValue.Null;
        return value.IsNull ? null : value;
    }

    public bool Includes(FeelValue value) => Intervals.Any(interval => interval.Includes(value)) != IsNegated;

    private static ValueInterval? ReadPart(string part)
    {
        if (Constant(part) is { } constant) return new(constant, true, constant, true);
        if (Comparison().Match(part) is { Success: true } comparison && Constant(comparison.Groups["value"].Value) is { } bound)
        {
            return comparison.Groups["operator"].Value switch
            {
                "<" => new(FeelValue.Null, false, bound, false),
                "<=" => new(FeelValue.Null, false, bound, true),
                ">" => new(bound, false, FeelValue.Null, false),
                _ => new(bound, true, FeelValue.Null, false),
            };
        }

        if (Range().Match(part) is not { Success: true } range) return null;
        return Constant(range.Groups["low"].Value) is { } low && Constant(range.Groups["high"].Value) is { } high
            ? new(low, range.Groups["open"].Value == "[", high, range.Groups["close"].Value == "]")
            : null;
    }

    /// <summary>At commas outside of texts and parentheses.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var (start, depth, inText) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && (i == 0 || text[i - 1] != '\\')) inText = !inText;
            if (inText) continue;
            if (c == '(') depth++;
            if (c == ')') depth--;
            if (c != ',' || depth > 0) continue;

            yield return text[start..i].Trim();
            start = i + 1;
        }

        yield return text[start..].Trim();
    }

    private const string Value = """-?[0-9]+(\.[0-9]+)?|"[^"\\]*"|true|false|(date|time|date[ ]and[ ]time|duration)\("[^"]*"\)|@"[^"]*" """;

    [GeneratedRegex("^(" + Value + @")\z", RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^not\s*\((?<inner>.*)\)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Negation();

    [GeneratedRegex(@"^(?<operator><=|>=|<|>)\s*(?<value>.+)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^(?<open>[\[\](])\s*(?<low>.+?)\s*\.\.\s*(?<high>.+?)\s*(?<close>[\[\])])\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Range();
}

/// <summary>From one constant to another; a missing end is null.</summary>
internal sealed record ValueInterval(FeelValue Start, bool IsStartIncluded, FeelValue End, bool IsEndIncluded)
{
    public bool Includes(FeelValue value)
    {
        // A constant is an interval of one; booleans and texts need no order for it.
        if (!Start.IsNull && Start == End) return IsStartIncluded && IsEndIncluded && value == Start;
        return IsAfterStart(value) && IsBeforeEnd(value);
    }

    private bool IsAfterStart(FeelValue value) =>
        Start.IsNull || (FeelValue.Compare(value, Start) is { } order && (IsStartIncluded ? order >= 0 : order > 0));

    private bool IsBeforeEnd(FeelValue value) =>
        End.IsNull || (FeelValue.Compare(value, End) is { } order && (IsEndIncluded ? order <= 0 : order < 0));
}
