using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace MetroEGov.Bpmn.Model;

/// <summary>
/// Points in time and durations of timers, in ISO 8601; TimerSchedule reads the repetition. Never throws. Not implemented: cron
/// expressions, durations with negative parts.
/// </summary>
public static class TimerText
{
    /// <summary>A date-time with its offset, e.g. <c>2026-11-23T12:00:00+01:00</c>; a zone in brackets may follow and is not needed.</summary>
    public static bool TryParseDate(string text, out Instant instant)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(bracket < 0 ? text : text[..bracket]);
        instant = parsed.Success ? parsed.Value.ToInstant() : default;
        return parsed.Success;
    }

    /// <summary>
    /// A duration, e.g. <c>P1M</c>, <c>PT0.5S</c>. Days and months are calendar units, added in the region's zone. Weeks and smaller units
    /// reach 292 years.
    /// </summary>
    public static bool TryParseDuration(string text, [NotNullWhen(true)] out Period? duration)
    {
        duration = null;
        try
        {
            var parsed = PeriodPattern.NormalizingIso.Parse(text);
            duration = parsed.Success && !text.Contains('-', StringComparison.Ordinal) ? parsed.Value : null;
        }
        catch (OverflowException)
        {
            // The pattern parses, then adds days and smaller units as nanoseconds without asking whether they fit.
            return false;
        }

        return duration is not null;
    }
}
