using System.Text.RegularExpressions;
using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>One place where a pattern matches; group 0 is the whole.</summary>
internal sealed record PatternMatch(int Start, int End, string[] Groups);

/// <summary>A regular expression, ready to be tried. Its work is counted in the run; a stopped run finds nothing more.</summary>
internal abstract class Pattern(int groups)
{
    /// <summary>How many groups the pattern has, without the whole.</summary>
    internal int Groups { get; } = groups;

    /// <summary>The first match from <paramref name="from"/> on.</summary>
    internal abstract PatternMatch? Find(string text, int from, EvaluationRun run, FeelSpan span);

    internal virtual bool IsMatch(string text, EvaluationRun run, FeelSpan span) => Find(text, 0, run, span) is not null;

    /// <summary>All matches that do not overlap, from the left.</summary>
    internal IEnumerable<PatternMatch> All(string text, EvaluationRun run, FeelSpan span)
    {
        var from = 0;
        while (from <= text.Length && run.Spend(1, span) && Find(text, from, run, span) is { } match)
        {
            yield return match;
            from = match.End > match.Start ? match.End : match.End + 1;
        }
    }
}

/// <summary>A pattern without back-references: its work grows with the length of the text, whatever the pattern.</summary>
internal sealed class LinearPattern(Regex regex) : Pattern(regex.GetGroupNumbers().Length - 1)
{
    internal override bool IsMatch(string text, EvaluationRun run, FeelSpan span) =>
        run.Spend(text.Length / 16, span) && regex.IsMatch(text);

    internal override PatternMatch? Find(string text, int from, EvaluationRun run, FeelSpan span)
    {
        if (!run.Spend((text.Length - from) / 16, span) || regex.Match(text, from) is not { Success: true } match)
        {
            return null;
        }
        return new PatternMatch(match.Index, match.Index + match.Length, [.. match.Groups.Values.Select(group => group.Value)]);
    }
}
