namespace MetroEGov.Feel.Evaluation;

/// <summary>Comparisons with their warnings.</summary>
internal static class Comparing
{
    internal static FeelValue Equal(FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span)
    {
        if (left.TryGetNumber(out var x) && right.TryGetNumber(out var y))
        {
            return FeelValue.Of(x == y);
        }
        return run.AreEqual(left, right, span) is { } equal ? FeelValue.Of(equal) : run.IsStopped ? FeelValue.Null : NotComparable(left, right, run, span);
    }

    internal static FeelValue Not(FeelValue value) => value.Kind == FeelKind.Boolean ? FeelValue.Of(!value.Flag) : FeelValue.Null;

    internal static int? Order(FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span)
    {
        if (left.TryGetNumber(out var x) && right.TryGetNumber(out var y))
        {
            return decimal.Compare(x, y);
        }
        if (FeelValue.Compare(left, right) is { } order)
        {
            return order;
        }
        NotComparable(left, right, run, span);
        return null;
    }

    private static FeelValue NotComparable(FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span) => run.Warn(
        FeelWarningType.NotComparable, $"Cannot compare a {KindNames.Of(left.Kind)} with a {KindNames.Of(right.Kind)}", span);
}
