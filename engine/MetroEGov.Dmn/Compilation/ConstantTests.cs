using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

using MetroEGov.Dmn.Evaluation;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Compilation;

/// <summary>Recognises entries that are constants; everything else stays with FEEL. What is recognised here means the same there.</summary>
internal static partial class ConstantTests
{
    public static CellTest Specialise(string text, CellTest general)
    {
        if (text is "true" or "false") return new CellTest.OneOf(FeelKind.Boolean, [FeelValue.Of(text == "true")], general);
        if (Strings().IsMatch(text)) return new CellTest.OneOf(FeelKind.String, [.. OneString().Matches(text).Select(match => FeelValue.Of(match.Value[1..^1]))], general);
        if (Numbers().IsMatch(text)) return Values(text, general);
        if (Comparison().Match(text) is { Success: true } comparison) return Compare(comparison, general);
        return Range().Match(text) is { Success: true } range ? Within(range, general) : general;
    }

    private static CellTest Values(string text, CellTest general)
    {
        var numbers = text.Split(',').Select(part => Number(part)).ToArray();
        return numbers.Contains(null) ? general : new CellTest.OneOf(FeelKind.Number, [.. numbers.OfType<decimal>().Select(FeelValue.Of)], general);
    }

    private static CellTest Compare(Match match, CellTest general)
    {
        if (Number(match.Groups["n"].Value) is not { } number) return general;
        return match.Groups["op"].Value switch
        {
            "<" => new CellTest.Interval(null, false, number, false, general),
            "<=" => new CellTest.Interval(null, false, number, true, general),
            ">" => new CellTest.Interval(number, false, null, false, general),
            _ => new CellTest.Interval(number, true, null, false, general),
        };
    }

    private static CellTest Within(Match match, CellTest general) =>
        Number(match.Groups["low"].Value) is { } low && Number(match.Groups["high"].Value) is { } high && low <= high
            ? new CellTest.Interval(low, match.Groups["open"].Value == "[", high, match.Groups["close"].Value == "]", general)
            : general;

    /// <summary>At most 28 digits, so that decimal holds it exactly.</summary>
    private static decimal? Number(string text) =>
        text.Count(char.IsAsciiDigit) <= 28 && decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex("""^\s*"[^"\\]*"(\s*,\s*"[^"\\]*")*\s*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Strings();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex OneString();

    [GeneratedRegex(@"^\s*-?[0-9]+(\.[0-9]+)?(\s*,\s*-?[0-9]+(\.[0-9]+)?)*\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^\s*(?<op><=|>=|<|>)\s*(?<n>-?[0-9]+(\.[0-9]+)?)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^\s*(?<open>[\[\](])\s*(?<low>-?[0-9]+(\.[0-9]+)?)\s*\.\.\s*(?<high>-?[0-9]+(\.[0-9]+)?)\s*(?<close>[\[\])])\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
