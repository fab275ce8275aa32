using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>
/// A pattern with back-references. Trying one can take exponential work, and the platform bounds it only by time, which would
/// make a slow machine decide differently; so it is tried here, one counted step after the other.
/// </summary>
internal sealed class ReferencePattern(PatternNode first, int groups, int loops) : Pattern(groups)
{
    // Each step of a match is a call inside of the one before.
    private const int MaxDepth = 3_000;

    internal override PatternMatch? Find(string text, int from, EvaluationRun run, FeelSpan span)
    {
        for (var start = from; start <= text.Length; start++)
        {
            var attempt = new Attempt(text, Groups, loops, run, span);
            if (first.Matches(attempt, start))
            {
                var parts = Enumerable.Range(1, Groups).Select(attempt.Group);
                return new PatternMatch(start, attempt.End, [text[start..attempt.End], .. parts]);
            }
            if (run.IsStopped)
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>The state of one try: where groups began and ended, how often loops went round.</summary>
    internal sealed class Attempt(string text, int groups, int loops, EvaluationRun run, FeelSpan span)
    {
        private int _depth;

        internal string Text { get; } = text;

        internal int[] Starts { get; } = Unset(groups + 1);

        internal int[] Ends { get; } = Unset(groups + 1);

        internal int[] Counts { get; } = new int[loops];

        internal int[] Places { get; } = Unset(loops);

        internal int End { get; set; }

        internal string Group(int number) => Ends[number] < 0 ? "" : Text[Starts[number]..Ends[number]];

        internal bool Enter()
        {
            if (++_depth > MaxDepth)
            {
                run.Stop(FeelWarningType.LimitExceeded, "The text is too long for a pattern with references to groups", span);
            }
            return run.Spend(1, span);
        }

        internal void Leave() => _depth--;

        private static int[] Unset(int length)
        {
            var places = new int[length];
            Array.Fill(places, -1);
            return places;
        }
    }
}
