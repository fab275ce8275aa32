using MetroEGov.Bpmn.Model;
using NodaTime;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>An ISO 8601 duration in its two halves: what the calendar counts and what the clock counts.</summary>
/// <param name="Elapsed">Hours and smaller; 24 hours stay 24 hours, also over a change of summer time.</param>
internal readonly record struct CalendarSpan(int Months, int Days, Duration Elapsed)
{
    private const int LastYear = 9999;

    /// <summary>A minus sign in front turns the whole duration, as FEEL writes it.</summary>
    public static bool TryParse(string text, out CalendarSpan span)
    {
        span = default;
        var isNegative = text.StartsWith('-');
        var unsigned = isNegative ? text[1..] : text;
        if (!TimerText.TryParseDuration(unsigned, out _))
        {
            return false;
        }
        // Parsed apart: together, the pattern would turn 24 hours into a day.
        var time = unsigned.IndexOf('T', StringComparison.Ordinal);
        var datePart = time < 0 ? unsigned : unsigned[..time];
        var date = datePart.Length > 1 && TimerText.TryParseDuration(datePart, out var parsedDate) ? parsedDate : Period.Zero;
        var clock = time >= 0 && TimerText.TryParseDuration("P" + unsigned[time..], out var parsedTime) ? parsedTime : Period.Zero;
        var months = ((long)date.Years * 12) + date.Months;
        var days = ((long)date.Weeks * 7) + date.Days;
        var hours = (clock.Days * 24d) + clock.Hours + (clock.Minutes / 60d) + (clock.Seconds / 3_600d);
        if (months > LastYear * 12 || days > LastYear * 366L || hours > LastYear * 366d * 24)
        {
            return false;
        }
        // Not Period.ToDuration, which counts in nanoseconds and throws beyond 292 years.
        var elapsed = Duration.FromDays(clock.Days)
            + Duration.FromHours(clock.Hours)
            + Duration.FromMinutes(clock.Minutes)
            + Duration.FromSeconds(clock.Seconds)
            + Duration.FromMilliseconds(clock.Milliseconds)
            + Duration.FromTicks(clock.Ticks)
            + Duration.FromNanoseconds(clock.Nanoseconds);
        span = new CalendarSpan((int)months, (int)days, elapsed);
        span = isNegative ? new CalendarSpan(-span.Months, -span.Days, -span.Elapsed) : span;
        return true;
    }

    /// <summary>Adds it so many times: months and days by the calendar of the zone, from the anchor, so that the 31st comes back after February.</summary>
    /// <returns>False beyond the years 2 to 9998.</returns>
    public bool TryAdd(DateTimeOffset anchor, int times, DateTimeZone zone, out DateTimeOffset sum)
    {
        sum = default;
        var start = Instant.FromDateTimeOffset(anchor);
        var local = start.InZone(zone).LocalDateTime;
        var months = (long)Months * times;
        var days = (long)Days * times;
        var elapsedDays = Elapsed.TotalDays * times;
        var years = local.Year + (months / 12d) + ((days + elapsedDays) / 365d);
        if (years is < 2 or > LastYear - 1 || Math.Abs(months) > LastYear * 12 || Math.Abs(days) > LastYear * 366L || Math.Abs(elapsedDays) > LastYear * 366d)
        {
            return false;
        }
        var day = local.Date.PlusMonths((int)months).PlusDays((int)days);
        // Without calendar parts the instant itself is added to: the second pass through an hour that the autumn repeats stays the second.
        var moved = day == local.Date ? start : (day + local.TimeOfDay).InZoneLeniently(zone).ToInstant();
        sum = (moved + (Elapsed * times)).ToDateTimeOffset();
        return true;
    }
}
