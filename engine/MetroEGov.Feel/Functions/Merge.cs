using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>A stable merge sort whose order may be any function: an inconsistent one gives some order, never an endless loop.</summary>
internal static class Merge
{
    /// <summary>Null where two items have no order.</summary>
    internal static FeelValue[]? Sort(FeelValue[] items, FeelFunction? precedes, EvaluationRun run, FeelSpan span)
    {
        var from = (FeelValue[])items.Clone();
        var to = new FeelValue[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var middle = Math.Min(start + width, items.Length);
                var end = Math.Min(start + (2 * width), items.Length);
                var (left, right) = (start, middle);
                for (var at = start; at < end; at++)
                {
                    var takeRight = left == middle;
                    if (!takeRight && right < end)
                    {
                        if (Precedes(from[right], from[left], precedes, run, span) is not { } isBefore)
                        {
                            return null;
                        }
                        takeRight = isBefore;
                    }
                    to[at] = takeRight ? from[right++] : from[left++];
                }
            }
            (from, to) = (to, from);
        }
        return from;
    }

    private static bool? Precedes(FeelValue left, FeelValue right, FeelFunction? precedes, EvaluationRun run, FeelSpan span)
    {
        if (!run.Spend(1, span))
        {
            return null;
        }
        if (precedes is null)
        {
            return FeelValue.Compare(left, right) is { } order ? order < 0 : null;
        }
        var verdict = precedes.Invoke(run, [left, right], span);
        return verdict.Kind == FeelKind.Boolean ? verdict.IsTrue : null;
    }
}
