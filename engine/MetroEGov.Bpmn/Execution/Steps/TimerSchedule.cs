using System.Globalization;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using NodaTime;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// When timers fire. Dates and durations are ISO 8601, as text or as FEEL temporals. Years, months, weeks and days follow the calendar
/// of the context's zone, hours and smaller are elapsed time: <c>P1D</c> over the change to summer time is 23 hours, <c>PT24H</c> as
/// text is 24. The n-th firing of a cycle is anchor + n × interval (R7), so that months do not drift. Moments lie in the years 1 to 9999.
/// </summary>
internal static class TimerSchedule
{
    private const int LastYear = 9999;

    public static string Expectation(TimerKind kind) => kind switch
    {
        TimerKind.Date => "a date or a date and time",
        TimerKind.Duration => "an ISO 8601 duration",
        _ => "an ISO 8601 repeating interval with a positive duration, e.g. R3/PT10S",
    };

    public static bool TryFirst(TimerKind kind, FeelValue value, DateTimeOffset at, DateTimeZone zone, out TimerFiring firing)
    {
        firing = default;
        switch (kind)
        {
            case TimerKind.Date:
                if (!TryMoment(value, zone, out var moment))
                {
                    return false;
                }
                firing = new TimerFiring(moment, null, null, null, 0);
                return true;
            case TimerKind.Duration:
                if (!TrySpan(value, out var span) || !span.TryAdd(at, 1, zone, out var dueAt))
                {
                    return false;
                }
                firing = new TimerFiring(dueAt, null, null, null, 0);
                return true;
            default:
                return TryFirstOfCycle(value, at, zone, out firing);
        }
    }

    /// <summary>
    /// The firing after this one. Counted cycles make up for every missed firing; endless ones skip to the first that is still to come.
    /// </summary>
    /// <returns>Null after the last.</returns>
    public static TimerFiring? Next(TimerState fired, DateTimeOffset at, DateTimeZone zone) =>
        Next(new TimerFiring(fired.DueAt, fired.RepetitionsLeft, fired.Interval, fired.Anchor, fired.Occurrence), at, zone);

    /// <inheritdoc cref="Next(TimerState, DateTimeOffset, DateTimeZone)"/>
    public static TimerFiring? Next(TimerFiring fired, DateTimeOffset at, DateTimeZone zone)
    {
        if (fired is not { RepetitionsLeft: not 0 and { } left, Interval: { } interval, Anchor: { } anchor }
            || !CalendarSpan.TryParse(interval, out var span))
        {
            return null;
        }
        var occurrence = fired.Occurrence + 1;
        if (!span.TryAdd(anchor, occurrence, zone, out var dueAt))
        {
            return null;
        }
        if (left < 0 && dueAt <= at)
        {
            occurrence = FirstAfter(at, anchor, span, occurrence, zone);
            if (!span.TryAdd(anchor, occurrence, zone, out dueAt))
            {
                return null;
            }
        }
        return new TimerFiring(dueAt, left < 0 ? left : left - 1, interval, anchor, occurrence);
    }

    /// <summary>The first firing of the same cycle at or after a moment that its own first lies before.</summary>
    /// <returns>Null when there is none: a timer that fires once, or a counted cycle that is over by then.</returns>
    public static TimerFiring? Skip(TimerFiring first, DateTimeOffset to, DateTimeZone zone)
    {
        if (first is not { RepetitionsLeft: { } left, Interval: { } interval, Anchor: { } anchor } || !CalendarSpan.TryParse(interval, out var span))
        {
            return null;
        }
        var occurrence = FirstAfter(to.AddTicks(-1), anchor, span, first.Occurrence, zone);
        var remaining = left < 0 ? left : left - (occurrence - first.Occurrence);
        return (left >= 0 && remaining < 0) || !span.TryAdd(anchor, occurrence, zone, out var dueAt)
            ? null
            : new TimerFiring(dueAt, remaining, interval, anchor, occurrence);
    }

    private static bool TryFirstOfCycle(FeelValue value, DateTimeOffset at, DateTimeZone zone, out TimerFiring firing)
    {
        firing = default;
        if (!value.TryGetString(out var text))
        {
            return false;
        }
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || !TryRepetitions(parts[0], out var repetitions) || !CalendarSpan.TryParse(parts[^1], out var span))
        {
            return false;
        }
        var anchor = at;
        if (parts.Length == 3 && !TryMoment(FeelValue.Of(parts[1]), zone, out anchor))
        {
            return false;
        }
        // With a start of its own the cycle fires first at that start, else one interval from now.
        var occurrence = parts.Length == 3 ? 0 : 1;
        if (!span.TryAdd(anchor, 1, zone, out var second) || second <= anchor || !span.TryAdd(anchor, occurrence, zone, out var dueAt))
        {
            return false;
        }
        firing = new TimerFiring(dueAt, repetitions < 0 ? -1 : repetitions - 1, parts[^1], anchor, occurrence);
        return true;
    }

    private static bool TryRepetitions(string text, out int repetitions)
    {
        repetitions = -1;
        return text == "R"
            || text.StartsWith('R')
            && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out repetitions)
            && repetitions > 0;
    }

    /// <summary>Doubles, then halves: an endless cycle of seconds that slept for years must not count through every one of them.</summary>
    private static int FirstAfter(DateTimeOffset at, DateTimeOffset anchor, CalendarSpan span, int from, DateTimeZone zone)
    {
        bool IsPast(int n) => span.TryAdd(anchor, n, zone, out var due) && due <= at;
        var past = from;
        var step = 1;
        while (past <= int.MaxValue - step && IsPast(past + step))
        {
            past += step;
            step = step > int.MaxValue / 2 ? step : step * 2;
        }
        for (; step > 0; step /= 2)
        {
            if (past <= int.MaxValue - step && IsPast(past + step))
            {
                past += step;
            }
        }
        return past + 1;
    }

    private static bool TryMoment(FeelValue value, DateTimeZone zone, out DateTimeOffset moment)
    {
        moment = default;
        if (value.TryGetString(out var text))
        {
            if (TimerText.TryParseDate(text, out var exact))
            {
                value = FeelValue.Of(FeelDateTime.From(exact, DateTimeZone.Utc));
            }
            else if (FeelDateTime.TryParse(text, out var parsed))
            {
                value = FeelValue.Of(parsed);
            }
            else if (FeelDate.TryParse(text, out var date))
            {
                value = FeelValue.Of(date);
            }
        }
        if (value.TryGetDate(out var day) && FeelTime.TryCreate(0, 0, 0, 0, null, out var midnight))
        {
            value = FeelValue.Of(FeelDateTime.Of(day, midnight));
        }
        if (!value.TryGetDateTime(out var dateTime) || !dateTime.TryToInstant(zone, out var instant) || instant.InUtc().Year is < 1 or > LastYear)
        {
            return false;
        }
        moment = instant.ToDateTimeOffset();
        return true;
    }

    public static bool TryMomentOrNull(FeelValue value, DateTimeZone zone, out DateTimeOffset? moment)
    {
        moment = null;
        if (value.IsNull)
        {
            return true;
        }
        if (!TryMoment(value, zone, out var found))
        {
            return false;
        }
        moment = found;
        return true;
    }

    private static bool TrySpan(FeelValue value, out CalendarSpan span)
    {
        var text = value.TryGetYearsMonthsDuration(out var months) ? months.ToString()
            : value.TryGetDaysTimeDuration(out var days) ? days.ToString()
            : value.TryGetString(out var given) ? given
            : "";
        return CalendarSpan.TryParse(text, out span);
    }
}
