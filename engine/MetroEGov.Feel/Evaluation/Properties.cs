namespace MetroEGov.Feel.Evaluation;

/// <summary>What stands behind a dot: entries of contexts and properties of temporal values and ranges. Source: DMN 1.5 §10.3.2.13, table 53.</summary>
internal static class Properties
{
    internal static FeelValue Get(FeelValue target, string name, EvaluationRun run, FeelSpan span)
    {
        switch (target.Kind)
        {
            case FeelKind.Context:
                return target.Entries.TryGetValue(name, out var entry)
                    ? entry
                    : run.Warn(FeelWarningType.NoContextEntryFound, $"No entry '{name}'", span);
            case FeelKind.List:
                return OfItems(target.Items, name, run, span);
            case FeelKind.Null:
                return run.Warn(FeelWarningType.NoPropertyFound, $"No '{name}' of null", span);
            default:
                return TryGet(target, name, out var property)
                    ? property
                    : run.Warn(FeelWarningType.NoPropertyFound, $"No property '{name}' of a {KindNames.Of(target.Kind)}", span);
        }
    }

    private static FeelValue OfItems(FeelValue[] items, string name, EvaluationRun run, FeelSpan span)
    {
        if (!run.Spend(items.Length, span))
        {
            return FeelValue.Null;
        }
        var values = new FeelValue[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Kind == FeelKind.List
                ? run.Warn(FeelWarningType.NoPropertyFound, $"No property '{name}' of a list inside a list", span)
                : Get(items[i], name, run, span);
        }
        return FeelValue.OfArray(values);
    }

    private static bool TryGet(FeelValue target, string name, out FeelValue value)
    {
        FeelValue? found = target.Kind switch
        {
            FeelKind.Date => OfDate(target.Date, name),
            FeelKind.Time => OfTime(target.Time, target.Time.OffsetSeconds ?? (target.Time.ZoneId is { } id ? ZoneOffsets.Fixed(id) : null), name),
            FeelKind.DateTime => OfDate(target.DateTime.Date, name) ?? OfTime(target.DateTime.Time, target.DateTime.OffsetSeconds, name),
            FeelKind.YearsMonthsDuration => OfMonths(target.YearsMonths, name),
            FeelKind.DaysTimeDuration => OfDuration(target.DaysTime, name),
            FeelKind.Range => OfRange(target.Range, name),
            _ => null,
        };
        value = found ?? FeelValue.Null;
        return found is not null;
    }

    private static FeelValue? OfDate(FeelDate date, string name) => name switch
    {
        "year" => FeelValue.Of(date.Year),
        "month" => FeelValue.Of(date.Month),
        "day" => FeelValue.Of(date.Day),
        "weekday" => FeelValue.Of(date.DayOfWeek),
        _ => null,
    };

    private static FeelValue? OfTime(FeelTime time, int? offset, string name) => name switch
    {
        "hour" => FeelValue.Of(time.Hour),
        "minute" => FeelValue.Of(time.Minute),
        "second" => FeelValue.Of(time.Second),
        "time offset" => offset is { } seconds
            ? FeelValue.Of(new FeelDaysTimeDuration((Int128)seconds * FeelTime.NanosecondsPerSecond))
            : FeelValue.Null,
        "timezone" => FeelValue.Of(time.ZoneId),
        _ => null,
    };

    private static FeelValue? OfMonths(FeelYearsMonthsDuration duration, string name) => name switch
    {
        "years" => FeelValue.Of(duration.Months / 12),
        "months" => FeelValue.Of(duration.Months % 12),
        _ => null,
    };

    private static FeelValue? OfDuration(FeelDaysTimeDuration duration, string name)
    {
        var seconds = duration.Nanoseconds / FeelTime.NanosecondsPerSecond;
        return name switch
        {
            "days" => FeelValue.Of((decimal)(seconds / 86_400)),
            "hours" => FeelValue.Of((decimal)(seconds / 3_600 % 24)),
            "minutes" => FeelValue.Of((decimal)(seconds / 60 % 60)),
            "seconds" => FeelValue.Of((decimal)(seconds % 60)),
            _ => null,
        };
    }

    private static FeelValue? OfRange(FeelRange range, string name) => name switch
    {
        "start" => range.Start,
        "end" => range.End,
        "start included" => FeelValue.Of(range.IsStartIncluded),
        "end included" => FeelValue.Of(range.IsEndIncluded),
        _ => null,
    };
}
