using System.Text.RegularExpressions;
using Attempt = MetroEGov.Feel.Functions.ReferencePattern.Attempt;

namespace MetroEGov.Feel.Functions;

/// <summary>A step of a pattern; each knows the one after it and undoes its changes when that one fails.</summary>
internal abstract class PatternNode
{
    internal bool Matches(Attempt attempt, int at)
    {
        var result = attempt.Enter() && Try(attempt, at);
        attempt.Leave();
        return result;
    }

    protected abstract bool Try(Attempt attempt, int at);

    internal sealed class Accept : PatternNode
    {
        protected override bool Try(Attempt attempt, int at)
        {
            attempt.End = at;
            return true;
        }
    }

    /// <summary>One character of a class.</summary>
    internal sealed class Unit(Regex characters, PatternNode next) : PatternNode
    {
        protected override bool Try(Attempt attempt, int at) =>
            at < attempt.Text.Length && characters.IsMatch(attempt.Text.AsSpan(at, 1)) && next.Matches(attempt, at + 1);
    }

    internal sealed class Place(Func<string, int, bool> holds, PatternNode next) : PatternNode
    {
        protected override bool Try(Attempt attempt, int at) => holds(attempt.Text, at) && next.Matches(attempt, at);
    }

    internal sealed class Choice(PatternNode[] alternatives) : PatternNode
    {
        protected override bool Try(Attempt attempt, int at)
        {
            foreach (var alternative in alternatives)
            {
                if (alternative.Matches(attempt, at))
                {
                    return true;
                }
            }
            return false;
        }
    }

    internal sealed class GroupStart(int start, PatternNode next) : PatternNode
    {
        protected override bool Try(Attempt attempt, int at)
        {
            var before = attempt.Places[start];
            attempt.Places[start] = at;
            if (next.Matches(attempt, at))
            {
                return true;
            }
            attempt.Places[start] = before;
            return false;
        }
    }

    internal sealed class GroupEnd(int number, int start, PatternNode next) : PatternNode
    {
        protected override bool Try(Attempt attempt, int at)
        {
            var before = (attempt.Starts[number], attempt.Ends[number]);
            (attempt.Starts[number], attempt.Ends[number]) = (attempt.Places[start], at);
            if (next.Matches(attempt, at))
            {
                return true;
            }
            (attempt.Starts[number], attempt.Ends[number]) = before;
            return false;
        }
    }

    /// <summary>The text of a group again; a group that took no part matches the empty text.</summary>
    internal sealed class Reference(int number, StringComparison comparison, PatternNode next) : PatternNode
    {
        protected override bool Try(Attempt attempt, int at)
        {
            var wanted = attempt.Group(number);
            return at + wanted.Length <= attempt.Text.Length
                && string.Compare(attempt.Text, at, wanted, 0, wanted.Length, comparison) == 0
                && next.Matches(attempt, at + wanted.Length);
        }
    }

    /// <summary>Begins to count anew; an outer loop may come here again.</summary>
    internal sealed class LoopStart(int loop, PatternNode next) : PatternNode
    {
        protected override bool Try(Attempt attempt, int at)
        {
            var before = (attempt.Counts[loop], attempt.Places[loop]);
            (attempt.Counts[loop], attempt.Places[loop]) = (0, -1);
            if (next.Matches(attempt, at))
            {
                return true;
            }
            (attempt.Counts[loop], attempt.Places[loop]) = before;
            return false;
        }
    }

    internal sealed class Loop(int loop, int least, int most, bool isLazy, PatternNode next) : PatternNode
    {
        /// <summary>Set once the body, which leads back here, is made.</summary>
        internal PatternNode? Body { get; set; }

        protected override bool Try(Attempt attempt, int at)
        {
            var mayLeave = attempt.Counts[loop] >= least;
            // A round that took nothing would repeat itself for ever.
            var mayRepeat = attempt.Counts[loop] < most && attempt.Places[loop] != at;
            return isLazy
                ? (mayLeave && next.Matches(attempt, at)) || (mayRepeat && Again(attempt, at))
                : (mayRepeat && Again(attempt, at)) || ((mayLeave || attempt.Places[loop] == at) && next.Matches(attempt, at));
        }

        private bool Again(Attempt attempt, int at)
        {
            var before = (attempt.Counts[loop], attempt.Places[loop]);
            (attempt.Counts[loop], attempt.Places[loop]) = (before.Item1 + 1, at);
            if (Body!.Matches(attempt, at)) // set before the first try
            {
                return true;
            }
            (attempt.Counts[loop], attempt.Places[loop]) = before;
            return false;
        }
    }
}
