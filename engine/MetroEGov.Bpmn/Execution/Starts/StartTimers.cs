using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using NodaTime;
using NodaTime.Text;

namespace MetroEGov.Bpmn.Execution.Starts;

/// <summary>
/// When timer start events begin cases. A version begins cases at the moments that lie in its time in force; what its date or cycle names
/// before that never fires. Pure. Source: BPMN 2.0.2 §10.5.2, Table 10.84 (Timer); deviation: a duration is refused, since there is no
/// moment that it could count from.
/// </summary>
public static class StartTimers
{
    /// <summary>The nine-digit key of the authority in whose name the case begins.</summary>
    public const string AuthorityProperty = "metroegov:authority";

    /// <summary>A cycle of a start event is at least so long: every firing is a case.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>The moment from which on a version may begin cases, as long as no higher one does.</summary>
    /// <param name="validFrom">ISO date, or empty: valid always.</param>
    public static DateTimeOffset TakesEffect(DateTimeOffset deployedAt, string validFrom, DateTimeZone zone)
    {
        var firstDay = LocalDatePattern.Iso.Parse(validFrom);
        if (!firstDay.Success)
        {
            return deployedAt;
        }

        var begins = zone.AtStartOfDay(firstDay.Value).ToInstant();
        return begins > Instant.FromDateTimeOffset(deployedAt) ? begins.ToDateTimeOffset() : deployedAt;
    }

    /// <summary>
    /// The first firing at or after a moment; a cycle without a start of its own counts from that moment and fires first one interval later.
    /// </summary>
    /// <returns>Null when there is none.</returns>
    public static TimerFiring? First(EventTrigger.Timer timer, DateTimeOffset from, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(timer);
        if (!TimerSchedule.TryFirst(timer.Kind, FeelValue.Of(timer.Value.Text), from, zone, out var first))
        {
            return null;
        }

        return first.DueAt >= from ? first : TimerSchedule.Skip(first, from, zone);
    }

    /// <summary>As of timers within a case: counted cycles make up for every missed firing, endless ones for one (R7).</summary>
    /// <returns>Null after the last.</returns>
    public static TimerFiring? Next(TimerFiring fired, DateTimeOffset at, DateTimeZone zone) => TimerSchedule.Next(fired, at, zone);
}
