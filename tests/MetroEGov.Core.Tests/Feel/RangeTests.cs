using FsCheck;
using FsCheck.Fluent;

namespace MetroEGov.Core.Tests.Feel;

/// <summary>Ranges as values. Source: DMN 1.5 §10.3.2.7; the conformance kit's 0068-feel-equality and 1130-feel-interval.</summary>
internal sealed class RangeTests
{
    [TestCase("[1..10) = [1..10[", "true")]
    [TestCase("(< 10) = (< 10)", "true")]
    [TestCase("(< 10) = (null..10)", "false")]
    [TestCase("(= 10) = [10..10]", "false")]
    [TestCase("(>= 5).start", "5")]
    [TestCase("(>= 5).end", "null")]
    [TestCase("[1..2).end included", "false")]
    [TestCase("[1..2).start included", "true")]
    [TestCase("[1..\"a\"]", "null")]
    [TestCase("for i in [1..3] return i", "[1, 2, 3]")]
    [TestCase("for i in (1..3) return i", "[2]")]
    [TestCase("for i in [3..1] return i", "null")]
    public void Are_values(string text, string expected) => Evaluated.Same(text, expected);

    [Test]
    public void Relations_are_those_of_the_numbers_within() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte A, byte B, byte C, byte D)>(),
        t =>
        {
            // Closed ranges over small whole numbers: the relation can be checked by looking at the ends alone.
            var (a, b) = (Math.Min(t.A, t.B), Math.Max(t.A, t.B));
            var (c, d) = (Math.Min(t.C, t.D), Math.Max(t.C, t.D));
            var (x, y) = ($"[{a}..{b}]", $"[{c}..{d}]");

            return Is($"overlaps({x}, {y})", a <= d && c <= b)
                && Is($"before({x}, {y})", b < c)
                && Is($"after({x}, {y})", a > d)
                && Is($"includes({x}, {y})", a <= c && d <= b)
                && Is($"during({x}, {y})", c <= a && b <= d)
                && Is($"meets({x}, {y})", b == c)
                && Is($"starts({x}, {y})", a == c && b <= d)
                && Is($"finishes({x}, {y})", b == d && a >= c)
                && Is($"coincides({x}, {y})", a == c && b == d)
                && Is($"{a} in {y}", c <= a && a <= d)
                && Is($"{a} in ]{c}..{d}[", c < a && a < d)
                && Is($"{a} between {c} and {d}", c <= a && a <= d);
        }).QuickCheckThrowOnFailure();

    private static bool Is(string text, bool expected) =>
        Evaluated.Value(text) == MetroEGov.Feel.FeelValue.Of(expected) ? true : throw new AssertionException(text);
}
