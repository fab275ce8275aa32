namespace MetroEGov.Feel.Evaluation;

/// <summary>Filters. Source: DMN 1.5 §10.3.2.5: a number picks one item, a condition keeps those for which it is true.</summary>
internal static class Filters
{
    internal static FeelValue Apply(FeelValue target, Code predicate, int slot, Frame frame, FeelSpan span)
    {
        var items = AsList(target);
        var outer = frame.Slots[slot];
        var result = Apply(items, predicate, slot, frame, span);
        frame.Slots[slot] = outer;
        return result;
    }

    internal static FeelValue At(FeelValue target, decimal position, EvaluationRun run, FeelSpan span)
    {
        var items = AsList(target);
        position = decimal.Truncate(position);
        var index = position > 0 ? position - 1 : items.Length + position;
        if (position == 0m || index < 0 || index >= items.Length)
        {
            return run.Warn(FeelWarningType.OutOfRange, "The list has no item at this position", span);
        }
        return items[(int)index];
    }

    private static FeelValue Apply(FeelValue[] items, Code predicate, int slot, Frame frame, FeelSpan span)
    {
        List<FeelValue>? kept = null;
        if (items.Length == 0)
        {
            return OfEmpty(predicate, slot, frame, span);
        }
        for (var i = 0; i < items.Length; i++)
        {
            if (!frame.Run.Spend(1, span))
            {
                return FeelValue.Null;
            }
            frame.Slots[slot] = items[i];
            var verdict = predicate(frame);
            if (verdict.IsTrue)
            {
                (kept ??= []).Add(items[i]);
            }
            else if (i == 0 && verdict.Kind == FeelKind.Number)
            {
                return At(FeelValue.OfArray(items), verdict.Number, frame.Run, span);
            }
            else if (verdict.Kind is not (FeelKind.Boolean or FeelKind.Null))
            {
                return frame.Run.Warn(
                    FeelWarningType.InvalidType, $"A filter needs a boolean or a number, not a {KindNames.Of(verdict.Kind)}", span);
            }
        }
        return kept is null ? FeelValue.EmptyList : FeelValue.OfArray([.. kept]);
    }

    /// <summary>Without an item, only the kind of the answer tells a position from a condition.</summary>
    private static FeelValue OfEmpty(Code predicate, int slot, Frame frame, FeelSpan span)
    {
        var warnings = frame.Run.WarningCount;
        frame.Slots[slot] = FeelValue.Null;
        var verdict = predicate(frame);
        frame.Run.ForgetWarningsFrom(warnings);
        return verdict.Kind == FeelKind.Number ? At(FeelValue.EmptyList, verdict.Number, frame.Run, span) : FeelValue.EmptyList;
    }

    private static FeelValue[] AsList(FeelValue target) => target.Kind switch
    {
        FeelKind.List => target.Items,
        FeelKind.Null => [],
        _ => [target],
    };
}
