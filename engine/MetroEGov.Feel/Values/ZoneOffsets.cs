using NodaTime;

namespace MetroEGov.Feel;

/// <summary>Zone ids and their offsets, from the tz database that NodaTime brings along.</summary>
internal static class ZoneOffsets
{
    internal static bool Exists(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>
    /// The offset that the zone's clocks have then. Beyond the calendar of NodaTime the rules of the nearest 400-year cycle hold.
    /// </summary>
    internal static int? At(string id, FeelDateTime dateTime) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone
            ? Within(dateTime).InZoneLeniently(zone).Offset.Seconds
            : null;

    /// <summary>The offset at a moment that <paramref name="utc"/> shows on the clock of UTC.</summary>
    internal static int AtUtc(string id, FeelDateTime utc) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)?.GetUtcOffset(Within(utc).InUtc().ToInstant()).Seconds ?? 0;

    private static LocalDateTime Within(FeelDateTime dateTime)
    {
        var year = dateTime.Date.Year switch
        {
            > 9900 => 9600 + (dateTime.Date.Year % 400) - 400,
            < -9900 => -9600 + (dateTime.Date.Year % 400) + 400,
            var y => y,
        };
        return new LocalDate(year, dateTime.Date.Month, dateTime.Date.Day)
            .AtMidnight().PlusNanoseconds(dateTime.Time.NanosecondOfDay);
    }

    /// <summary>The offset of a zone without daylight saving or history; null where it depends on the date.</summary>
    internal static int? Fixed(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone && zone.MinOffset == zone.MaxOffset ? zone.MinOffset.Seconds : null;
}
