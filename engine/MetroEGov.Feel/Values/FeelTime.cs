using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MetroEGov.Feel;

/// <summary>
/// A time of day in nanoseconds: local, with an offset from UTC, or with the id of a zone. Source: DMN 1.5 §10.3.2.3.5.
/// </summary>
public readonly record struct FeelTime
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    public const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    internal FeelTime(long nanosecondOfDay, int? offsetSeconds, string? zoneId)
    {
        NanosecondOfDay = nanosecondOfDay;
        OffsetSeconds = offsetSeconds;
        ZoneId = zoneId;
    }

    public long NanosecondOfDay { get; }

    /// <summary>Null where the time is local or has a zone id.</summary>
    public int? OffsetSeconds { get; }

    /// <summary>IANA id, e.g. <c>Europe/Berlin</c>; null where the time is local or has an offset.</summary>
    public string? ZoneId { get; }

    public bool IsLocal => OffsetSeconds is null && ZoneId is null;

    public int Hour => (int)(NanosecondOfDay / (3_600 * NanosecondsPerSecond));

    public int Minute => (int)(NanosecondOfDay / (60 * NanosecondsPerSecond) % 60);

    public int Second => (int)(NanosecondOfDay / NanosecondsPerSecond % 60);

    public int Nanosecond => (int)(NanosecondOfDay % NanosecondsPerSecond);

    /// <summary>Offsets reach from -18:00 to +18:00.</summary>
    public static bool TryCreate(long hour, long minute, long second, long nanosecond, int? offsetSeconds, out FeelTime time)
    {
        time = default;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || nanosecond is < 0 or >= NanosecondsPerSecond || offsetSeconds is < -64_800 or > 64_800)
        {
            return false;
        }
        time = new FeelTime((((((hour * 60) + minute) * 60) + second) * NanosecondsPerSecond) + nanosecond, offsetSeconds, null);
        return true;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out FeelTime time) => TemporalText.TryTime(text, out time);

    /// <summary>ISO text, as <c>string()</c> gives it.</summary>
    public override string ToString()
    {
        var clock = string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}");
        if (Nanosecond != 0)
        {
            clock += "." + Nanosecond.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        }
        return clock + (ZoneId is not null ? "@" + ZoneId : OffsetSeconds is { } offset ? TemporalText.Offset(offset) : "");
    }
}
