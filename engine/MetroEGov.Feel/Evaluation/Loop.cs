namespace MetroEGov.Feel.Evaluation;

internal enum LoopOutcome : byte
{
    Continue,
    Stop,
    Fail,
}

internal sealed record LoopIterator(int Slot, Code From, Code? To);

/// <summary>Runs a body for every combination of the iterators' values; a later iterator sees the earlier ones' values.</summary>
internal static class Loop
{
    internal static LoopOutcome Run(Frame frame, LoopIterator[] iterators, int level, FeelSpan span, Func<Frame, LoopOutcome> body)
    {
        if (level == iterators.Length)
        {
            return frame.Run.Spend(1, span) ? body(frame) : LoopOutcome.Fail;
        }
        var iterator = iterators[level];
        var from = iterator.From(frame);
        if (iterator.To is { } to)
        {
            return Between(frame, iterators, level, span, body, from, to(frame));
        }
        switch (from.Kind)
        {
            case FeelKind.List:
                foreach (var item in from.Items)
                {
                    frame.Slots[iterator.Slot] = item;
                    var outcome = Run(frame, iterators, level + 1, span, body);
                    if (outcome != LoopOutcome.Continue)
                    {
                        return outcome;
                    }
                }
                return LoopOutcome.Continue;
            case FeelKind.Range:
                return OverRange(frame, iterators, level, span, body, from.Range);
            case FeelKind.Null:
                frame.Run.Warn(FeelWarningType.InvalidType, "Cannot iterate over null", span);
                return LoopOutcome.Fail;
            default:
                frame.Slots[iterator.Slot] = from;
                return Run(frame, iterators, level + 1, span, body);
        }
    }

    private static LoopOutcome OverRange(
        Frame frame, LoopIterator[] iterators, int level, FeelSpan span, Func<Frame, LoopOutcome> body, FeelRange range)
    {
        var (start, end) = (range.Start, range.End);
        if (!range.IsStartIncluded && Step(start, 1) is { } next)
        {
            start = next;
        }
        if (!range.IsEndIncluded && Step(end, -1) is { } previous)
        {
            end = previous;
        }
        // A range, unlike `from..to`, never runs downwards.
        if (FeelValue.Compare(range.Start, range.End) > 0)
        {
            frame.Run.Warn(FeelWarningType.InvalidType, "Cannot iterate over a range that runs downwards", span);
            return LoopOutcome.Fail;
        }
        return FeelValue.Compare(start, end) > 0 ? LoopOutcome.Continue : Between(frame, iterators, level, span, body, start, end);
    }

    private static LoopOutcome Between(
        Frame frame, LoopIterator[] iterators, int level, FeelSpan span, Func<Frame, LoopOutcome> body, FeelValue start, FeelValue end)
    {
        if (Step(start, 1) is null || Step(end, 1) is null || FeelValue.Compare(start, end) is not { } order)
        {
            frame.Run.Warn(
                FeelWarningType.InvalidType,
                $"Cannot iterate from a {KindNames.Of(start.Kind)} to a {KindNames.Of(end.Kind)}; whole numbers or dates can",
                span);
            return LoopOutcome.Fail;
        }
        var direction = order <= 0 ? 1 : -1;
        FeelValue? current = start;
        while (current is { } value && FeelValue.Compare(value, end) * direction <= 0)
        {
            frame.Slots[iterators[level].Slot] = value;
            var outcome = Run(frame, iterators, level + 1, span, body);
            if (outcome != LoopOutcome.Continue)
            {
                return outcome;
            }
            // Counted here too: with an empty inner list the body never runs.
            if (!frame.Run.Spend(1, span))
            {
                return LoopOutcome.Fail;
            }
            current = Step(value, direction);
        }
        return LoopOutcome.Continue;
    }

    /// <summary>The neighbour; null where the value has none.</summary>
    private static FeelValue? Step(FeelValue value, int direction) => value.Kind switch
    {
        FeelKind.Number when Math.Abs(value.Number) < 1e27m => FeelValue.Of(value.Number + direction),
        FeelKind.Date when FeelDate.TryFromEpochDay(value.Date.EpochDay + direction, out var date) => FeelValue.Of(date),
        _ => null,
    };
}
