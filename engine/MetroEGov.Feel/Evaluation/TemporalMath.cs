namespace MetroEGov.Feel.Evaluation;

/// <summary>Dates and times with durations. Source: DMN 1.5 §10.3.2.15, table 56.</summary>
internal static class TemporalMath
{
    internal static FeelValue PlusMonths(FeelValue value, long months, EvaluationRun run, FeelSpan span)
    {
        if (value.Kind == FeelKind.Date)
        {
            return value.Date.TryPlusMonths(months, out var date) ? FeelValue.Of(date) : TooFar(run, span);
        }
        var dateTime = value.DateTime;
        return dateTime.Date.TryPlusMonths(months, out var day) ? FeelValue.Of(FeelDateTime.Of(day, dateTime.Time)) : TooFar(run, span);
    }

    internal static FeelValue Plus(FeelValue value, Int128 nanoseconds, EvaluationRun run, FeelSpan span)
    {
        switch (value.Kind)
        {
            case FeelKind.Date:
                // A date counts as its midnight; the time of day that results is dropped.
                return FeelDateTime.TryFromLocalNanoseconds(Midnight(value.Date) + nanoseconds, null, null, out var moved)
                    ? FeelValue.Of(moved.Date)
                    : TooFar(run, span);
            case FeelKind.Time:
                var time = value.Time;
                var within = (time.NanosecondOfDay + (nanoseconds % FeelTime.NanosecondsPerDay)) % FeelTime.NanosecondsPerDay;
                within = within < 0 ? within + FeelTime.NanosecondsPerDay : within;
                return FeelValue.Of(new FeelTime((long)within, time.OffsetSeconds, time.ZoneId));
            default:
                return Plus(value.DateTime, nanoseconds) is { } result ? FeelValue.Of(result) : TooFar(run, span);
        }
    }

    /// <summary>In a zone the hours pass as they do there: over a clock change the local time moves by the change.</summary>
    internal static FeelDateTime? Plus(FeelDateTime dateTime, Int128 nanoseconds)
    {
        var time = dateTime.Time;
        if (time.ZoneId is not { } zone)
        {
            return FeelDateTime.TryFromLocalNanoseconds(dateTime.LocalNanoseconds + nanoseconds, time.OffsetSeconds, null, out var plain)
                ? plain
                : null;
        }
        return InZone(dateTime.UtcNanoseconds + nanoseconds, zone);
    }

    /// <summary>The local date and time that the zone's clocks show at the moment.</summary>
    internal static FeelDateTime? InZone(Int128 utcNanoseconds, string zone)
    {
        if (!FeelDateTime.TryFromLocalNanoseconds(utcNanoseconds, null, zone, out var asUtc))
        {
            return null;
        }
        var offset = ZoneOffsets.AtUtc(zone, asUtc);
        return FeelDateTime.TryFromLocalNanoseconds(
            utcNanoseconds + ((Int128)offset * FeelTime.NanosecondsPerSecond), null, zone, out var local) ? local : null;
    }

    internal static FeelValue Between(FeelValue later, FeelValue earlier, EvaluationRun run, FeelSpan span)
    {
        var (from, to) = (AsDateTime(earlier), AsDateTime(later));
        if (later.Kind != FeelKind.Date || earlier.Kind != FeelKind.Date)
        {
            // Where a date meets a date and time, it is midnight in UTC.
            if (from.IsLocal != to.IsLocal)
            {
                return run.Warn(FeelWarningType.InvalidType, "Cannot subtract a date and time with an offset and one without", span);
            }
        }
        return Calculation.Duration(to.UtcNanoseconds - from.UtcNanoseconds, run, span);

        FeelDateTime AsDateTime(FeelValue value) => value.Kind == FeelKind.DateTime
            ? value.DateTime
            : FeelDateTime.Of(value.Date, new FeelTime(0, 0, null));
    }

    internal static FeelValue BetweenTimes(FeelTime later, FeelTime earlier, EvaluationRun run, FeelSpan span)
    {
        if ((later.IsLocal && earlier.IsLocal) || (later.ZoneId is not null && later.ZoneId == earlier.ZoneId))
        {
            return Calculation.Duration(later.NanosecondOfDay - earlier.NanosecondOfDay, run, span);
        }
        return ValueEquality.UtcNanosecond(later) is { } to && ValueEquality.UtcNanosecond(earlier) is { } from
            ? Calculation.Duration(to - from, run, span)
            : run.Warn(FeelWarningType.InvalidType, "Cannot subtract a time with an offset and one without", span);
    }

    private static Int128 Midnight(FeelDate date) => (Int128)date.EpochDay * FeelTime.NanosecondsPerDay;

    private static FeelValue TooFar(EvaluationRun run, FeelSpan span) =>
        run.Warn(FeelWarningType.OutOfRange, $"The date is beyond the years ±{FeelDate.MaxYear}", span);
}
