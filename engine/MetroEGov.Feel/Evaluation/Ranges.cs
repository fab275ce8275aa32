using System.Diagnostics;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Evaluation;

/// <summary>Ranges from their end points, and membership. Source: DMN 1.5 §10.3.2.7 and table 55.</summary>
internal static class Ranges
{
    internal static FeelValue Create(
        FeelValue start, bool isStartIncluded, FeelValue end, bool isEndIncluded, EvaluationRun run, FeelSpan span)
    {
        if (start.IsNull && end.IsNull)
        {
            return run.Warn(FeelWarningType.InvalidType, "No range from null to null", span);
        }
        if (!start.IsNull && !end.IsNull && FeelValue.Compare(start, end) is null)
        {
            return run.Warn(
                FeelWarningType.NotComparable, $"No range from a {KindNames.Of(start.Kind)} to a {KindNames.Of(end.Kind)}", span);
        }
        return FeelValue.Of(new FeelRange(start, isStartIncluded, end, isEndIncluded));
    }

    internal static FeelValue Create(TokenKind operation, FeelValue operand, EvaluationRun run, FeelSpan span)
    {
        if (operand.IsNull)
        {
            return run.Warn(FeelWarningType.InvalidType, "No range with a null end point", span);
        }
        return FeelValue.Of(operation switch
        {
            TokenKind.Less => new FeelRange(FeelValue.Null, false, operand, false) { Comparison = FeelComparison.Less },
            TokenKind.LessOrEqual => new FeelRange(FeelValue.Null, false, operand, true) { Comparison = FeelComparison.LessOrEqual },
            TokenKind.Greater => new FeelRange(operand, false, FeelValue.Null, false) { Comparison = FeelComparison.Greater },
            TokenKind.GreaterOrEqual => new FeelRange(operand, true, FeelValue.Null, false) { Comparison = FeelComparison.GreaterOrEqual },
            TokenKind.Equal => new FeelRange(operand, true, operand, true) { Comparison = FeelComparison.Equal },
            TokenKind.NotEqual => new FeelRange(operand, true, operand, true) { Comparison = FeelComparison.NotEqual },
            _ => throw new UnreachableException(),
        });
    }

    /// <summary>FEEL's <c>in</c> with one test: within a range, among the items of a list, or equal.</summary>
    internal static bool? Contains(FeelValue test, FeelValue value, EvaluationRun run, FeelSpan span)
    {
        switch (test.Kind)
        {
            case FeelKind.Range when value.Kind != FeelKind.Range:
                if (test.Range.Includes(value) is { } included)
                {
                    return included;
                }
                run.Warn(FeelWarningType.NotComparable, $"Cannot tell whether a {KindNames.Of(value.Kind)} is in the range", span);
                return null;
            case FeelKind.List:
                if (value.Kind == FeelKind.List && run.DeepEquals(test, value, span))
                {
                    return true;
                }
                return AnyContains(test.Items, value, run, span);
            default:
                return run.AreEqual(value, test, span);
        }
    }

    private static bool? AnyContains(FeelValue[] tests, FeelValue value, EvaluationRun run, FeelSpan span)
    {
        if (!run.Spend(tests.Length / 4, span))
        {
            return null;
        }
        foreach (var test in tests)
        {
            var matches = test.Kind == FeelKind.Range && value.Kind != FeelKind.Range
                ? test.Range.Includes(value)
                : run.DeepEquals(test, value, span);
            if (matches == true)
            {
                return true;
            }
        }
        return false;
    }
}
