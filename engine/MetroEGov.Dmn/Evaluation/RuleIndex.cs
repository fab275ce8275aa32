using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>
/// Finds the rules that can match by one column of a big table, so that ten thousand rules cost little more than ten. Candidates
/// come in the order of the table and are still tested in full: the index only leaves out rules whose entry in that column
/// cannot match.
/// </summary>
internal abstract class RuleIndex
{
    /// <summary>Smaller tables are read through faster than an index is asked.</summary>
    private const int MinRules = 16;

    private readonly int _column;
    private readonly int[] _others;

    private RuleIndex(int column, int[] others)
    {
        _column = column;
        _others = others;
    }

    /// <summary>Rules, counted over all values that the index tells apart: the fewer, the better the column.</summary>
    protected abstract double AverageCandidates { get; }

    /// <summary>The best column's index; null when the table is small or no column helps.</summary>
    public static RuleIndex? Build(ImmutableArray<Rule> rules, int columns)
    {
        if (rules.Length < MinRules) return null;

        return Enumerable.Range(0, columns)
            .SelectMany(column => new RuleIndex?[] { TextIndex.Of(rules, column), NumberIndex.Of(rules, column) })
            .OfType<RuleIndex>()
            .Where(index => index.AverageCandidates + index._others.Length < rules.Length / 2.0)
            .MinBy(index => index.AverageCandidates + index._others.Length);
    }

    /// <summary>Positions of the rules to test, ascending; null when the value is of another kind and all must be tested.</summary>
    public List<int>? Candidates(FeelValue[] inputs)
    {
        if (Find(inputs[_column]) is not { } found) return null;

        var merged = new List<int>(found.Length + _others.Length);
        var (a, b) = (0, 0);
        while (a < found.Length || b < _others.Length)
        {
            if (b == _others.Length || (a < found.Length && found[a] < _others[b])) merged.Add(found[a++]);
            else merged.Add(_others[b++]);
        }

        return merged;
    }

    protected abstract int[]? Find(FeelValue value);

    private static Dictionary<TKey, int[]> Frozen<TKey>(Dictionary<TKey, List<int>> buckets)
        where TKey : notnull =>
        buckets.ToDictionary(bucket => bucket.Key, bucket => bucket.Value.Distinct().ToArray());

    /// <summary>Entries that are texts: <c>"a"</c>, <c>"a", "b"</c>.</summary>
    private sealed class TextIndex(int column, Dictionary<string, int[]> buckets, int[] others) : RuleIndex(column, others)
    {
        protected override double AverageCandidates => buckets.Values.Average(rules => (double)rules.Length);

        public static TextIndex? Of(ImmutableArray<Rule> rules, int column)
        {
            var buckets = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            var others = new List<int>();
            for (var position = 0; position < rules.Length; position++)
            {
                if (rules[position].Tests[column] is not CellTest.OneOf { Kind: FeelKind.String } test)
                {
                    others.Add(position);
                    continue;
                }

                foreach (var value in test.Values)
                {
                    value.TryGetString(out var text);
                    if (!buckets.TryGetValue(text!, out var bucket)) buckets.Add(text!, bucket = []); // the kind of the test is text
                    bucket.Add(position);
                }
            }

            return buckets.Count == 0 ? null : new(column, Frozen(buckets), [.. others]);
        }

        protected override int[]? Find(FeelValue value) => value.TryGetString(out var text) ? buckets.GetValueOrDefault(text, []) : null;
    }

    /// <summary>
    /// Entries that are numbers or intervals of numbers. The end points cut the line into points and gaps; each knows the rules
    /// that cover it: slot 2i + 1 is the point i, slot 2i the gap before it.
    /// </summary>
    private sealed class NumberIndex(int column, decimal[] points, int[][] slots, int[] others) : RuleIndex(column, others)
    {
        /// <summary>Intervals that overlap much would make the slots longer than the table.</summary>
        private const int MaxEntriesPerRule = 32;

        protected override double AverageCandidates => slots.Average(rules => (double)rules.Length);

        public static NumberIndex? Of(ImmutableArray<Rule> rules, int column)
        {
            var tests = rules.Select((rule, position) => (Position: position, Intervals: IntervalsOf(rule.Tests[column]))).ToArray();
            var points = tests.SelectMany(test => test.Intervals ?? []).SelectMany(interval => new[] { interval.Start, interval.End }).OfType<decimal>().Distinct().Order().ToArray();
            if (points.Length == 0) return null;

            var slots = Enumerable.Range(0, (2 * points.Length) + 1).Select(_ => new List<int>()).ToArray();
            var budget = (long)rules.Length * MaxEntriesPerRule;
            foreach (var (position, intervals) in tests)
            {
                foreach (var interval in intervals ?? [])
                {
                    var (first, last) = SlotsOf(interval, points);
                    budget -= Math.Max(0, last - first + 1);
                    if (budget < 0) return null;
                    for (var slot = first; slot <= last; slot++) slots[slot].Add(position);
                }
            }

            return new(column, points, [.. slots.Select(slot => slot.Distinct().ToArray())], [.. tests.Where(test => test.Intervals is null).Select(test => test.Position)]);
        }

        protected override int[]? Find(FeelValue value)
        {
            if (!value.TryGetNumber(out var number)) return null;

            var at = Array.BinarySearch(points, number);
            return slots[at >= 0 ? (2 * at) + 1 : 2 * ~at];
        }

        private static CellTest.Interval[]? IntervalsOf(CellTest test) => test switch
        {
            CellTest.Interval interval => [interval],
            CellTest.OneOf { Kind: FeelKind.Number } oneOf => [.. oneOf.Values.Select(PointOf)],
            _ => null,
        };

        private static CellTest.Interval PointOf(FeelValue value)
        {
            value.TryGetNumber(out var number);
            return new(number, true, number, true, CellTest.Always);
        }

        private static (int First, int Last) SlotsOf(CellTest.Interval interval, decimal[] points)
        {
            var first = interval.Start is { } start ? (2 * Array.BinarySearch(points, start)) + (interval.IsStartIncluded ? 1 : 2) : 0;
            var last = interval.End is { } end ? (2 * Array.BinarySearch(points, end)) + (interval.IsEndIncluded ? 1 : 0) : 2 * points.Length;
            return (first, last);
        }
    }
}
