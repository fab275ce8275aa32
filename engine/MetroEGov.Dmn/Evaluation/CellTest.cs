using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>
/// An input entry. Cells with constants, which most are, are compared at once; the rest is evaluated by FEEL. Constants only
/// answer for values of their own kind: for others (a list, a null) FEEL's rules for unary tests apply.
/// </summary>
internal abstract class CellTest
{
    /// <summary>The entry <c>-</c>.</summary>
    public static CellTest Always { get; } = new AlwaysTest();

    public abstract bool Matches(FeelValue input, Frame frame, FeelContext context);

    private sealed class AlwaysTest : CellTest
    {
        public override bool Matches(FeelValue input, Frame frame, FeelContext context) => true;
    }

    internal sealed class Feel(FeelUnaryTests tests, string? id) : CellTest
    {
        public override bool Matches(FeelValue input, Frame frame, FeelContext context) =>
            frame.Run.Evaluate(tests, input, id, context).IsTrue;
    }

    /// <summary>In a tolerantly read model: matches nothing.</summary>
    internal sealed class Broken(string? id, string why) : CellTest
    {
        public override bool Matches(FeelValue input, Frame frame, FeelContext context) =>
            frame.Run.Warn(DecisionCode.BadExpression, id, why).IsTrue;
    }

    /// <summary><c>"a"</c>, <c>"a", "b"</c>, <c>5</c>, <c>true</c>.</summary>
    internal sealed class OneOf(FeelKind kind, ImmutableArray<FeelValue> values, CellTest general) : CellTest
    {
        public FeelKind Kind => kind;

        public ImmutableArray<FeelValue> Values => values;

        public override bool Matches(FeelValue input, Frame frame, FeelContext context)
        {
            if (input.Kind != kind) return general.Matches(input, frame, context);
            foreach (var value in values)
            {
                if (input == value) return true;
            }

            return false;
        }
    }

    /// <summary><c>&lt; 5</c>, <c>[1..10)</c> over numbers.</summary>
    internal sealed class Interval(decimal? start, bool isStartIncluded, decimal? end, bool isEndIncluded, CellTest general) : CellTest
    {
        public decimal? Start => start;

        public decimal? End => end;

        public bool IsStartIncluded => isStartIncluded;

        public bool IsEndIncluded => isEndIncluded;

        public override bool Matches(FeelValue input, Frame frame, FeelContext context)
        {
            if (!input.TryGetNumber(out var number)) return general.Matches(input, frame, context);
            if (start is { } low && (isStartIncluded ? number < low : number <= low)) return false;
            return end is not { } high || (isEndIncluded ? number <= high : number < high);
        }
    }
}
