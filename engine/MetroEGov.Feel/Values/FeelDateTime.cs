using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace MetroEGov.Feel;

/// <summary>A date and a time of day: local, with an offset, or with a zone id. Source: DMN 1.5 §10.3.2.3.6.</summary>
public readonly record struct FeelDateTime
{
    internal FeelDateTime(FeelDate date, FeelTime time)
    {
        Date = date;
        Time = time;
    }

    public FeelDate Date { get; }

    public FeelTime Time { get; }

    public bool IsLocal => Time.IsLocal;

    /// <summary>The offset that holds at this date and time; null where it is local.</summary>
    public int? OffsetSeconds => Time.ZoneId is { } id ? ZoneOffsets.At(id, this) : Time.OffsetSeconds;

    public static FeelDateTime Of(FeelDate date, FeelTime time) => new(date, time);

    /// <summary>The moment as a clock in <paramref name="zone"/> shows it; keeps the zone's id.</summary>
    public static FeelDateTime From(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone).LocalDateTime;
        var zoneId = zone.Id == "UTC" ? null : zone.Id;
        return new(FeelDate.From(local.Date), new FeelTime(local.NanosecondOfDay, zoneId is null ? 0 : null, zoneId));
    }

    public static FeelDateTime From(DateTimeOffset moment)
    {
        var ticks = moment.TimeOfDay.Ticks;
        return new(
            FeelDate.From(DateOnly.FromDateTime(moment.DateTime)),
            new FeelTime(ticks * 100, (int)moment.Offset.TotalSeconds, null));
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out FeelDateTime dateTime) =>
        TemporalText.TryDateTime(text, out dateTime);

    /// <summary>
    /// The moment; a local date-time is read in <paramref name="zoneOfLocal"/>, where a time skipped by a clock change moves on by
    /// the gap and an ambiguous one is the earlier. False beyond years -9998 to 9999.
    /// </summary>
    public bool TryToInstant(DateTimeZone zoneOfLocal, out Instant instant)
    {
        instant = default;
        if (Date.Year is < -9997 or > 9998 || !Date.TryToLocalDate(out var day))
        {
            return false;
        }
        var local = day.AtMidnight().PlusNanoseconds(Time.NanosecondOfDay);
        instant = OffsetSeconds is { } offset
            ? local.WithOffset(NodaTime.Offset.FromSeconds(offset)).ToInstant()
            : local.InZoneLeniently(zoneOfLocal).ToInstant();
        return true;
    }

    /// <summary>ISO text, as <c>string()</c> gives it.</summary>
    public override string ToString() => $"{Date}T{Time}";

    /// <summary>Nanoseconds since 1970-01-01T00:00 on the local clock.</summary>
    internal Int128 LocalNanoseconds => ((Int128)Date.EpochDay * FeelTime.NanosecondsPerDay) + Time.NanosecondOfDay;

    /// <summary>Nanoseconds since the epoch of UTC; a local one counts as UTC.</summary>
    internal Int128 UtcNanoseconds => LocalNanoseconds - ((Int128)(OffsetSeconds ?? 0) * FeelTime.NanosecondsPerSecond);

    internal static bool TryFromLocalNanoseconds(Int128 nanoseconds, int? offset, string? zoneId, out FeelDateTime dateTime)
    {
        dateTime = default;
        var (days, rest) = Int128.DivRem(nanoseconds, FeelTime.NanosecondsPerDay);
        if (rest < 0)
        {
            rest += FeelTime.NanosecondsPerDay;
            days -= 1;
        }
        if (days > long.MaxValue / 2 || days < long.MinValue / 2 || !FeelDate.TryFromEpochDay((long)days, out var date))
        {
            return false;
        }
        dateTime = new(date, new FeelTime((long)rest, offset, zoneId));
        return true;
    }
}
