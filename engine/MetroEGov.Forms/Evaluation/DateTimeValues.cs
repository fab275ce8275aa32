using System.Globalization;

using MetroEGov.Feel;
using MetroEGov.Forms.Submission;

using NodaTime;
using NodaTime.Text;

namespace MetroEGov.Forms.Evaluation;

/// <summary>
/// Values of datetime fields: ISO text in the data. Read are the forms that browsers send (<c>2025-12-31</c>, <c>14:30</c>,
/// <c>2025-12-31T14:30</c>), the German way of typing them (<c>31.12.2025</c>), and ISO text with <c>Z</c> or an offset.
/// </summary>
internal static class DateTimeValues
{
    private static readonly LocalDatePattern[] Dates = [LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu")];

    private static readonly LocalTimePattern[] Times = [LocalTimePattern.CreateWithInvariantCulture("HH:mm"), LocalTimePattern.ExtendedIso];

    public static FieldReading Read(DateTimeInput field, Submitted submitted, FeelEnvironment environment)
    {
        if (submitted.IsEmpty) return new(FeelValue.Null);
        if (TextOf(submitted) is not { } text) return new(FeelValue.Null, FaultOf(field));
        return Canonical(field, text.Trim(), environment) is { } value ? new(FeelValue.Of(value)) : new(FeelValue.Null, FaultOf(field), text);
    }

    public static FeelValue Sanitized(DateTimeInput field, FeelValue given, FeelEnvironment environment) =>
        Canonical(field, FormValueText.Of(given), environment) is { } value ? FeelValue.Of(value) : FeelValue.Null;

    /// <summary>The day in the region's zone; null for a time alone or a text that is none of ours.</summary>
    public static LocalDate? DayOf(DateTimeInput field, string value, FeelEnvironment environment) => field.Subtype switch
    {
        DateTimeSubtype.Date => Date(value),
        DateTimeSubtype.DateAndTime => DateAndTime(value, environment.Zone)?.Date,
        _ => null,
    };

    /// <summary>As the page's input wants it: local in the region's zone, without offset.</summary>
    public static string ForInput(DateTimeInput field, string value, FeelEnvironment environment) => field.Subtype switch
    {
        DateTimeSubtype.DateAndTime when DateAndTime(value, environment.Zone) is { } local => local.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        DateTimeSubtype.Time when SplitOffset(value) is var (time, _) && Time(time) is { } local => local.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string? TextOf(Submitted submitted) =>
        submitted.SingleText ?? (submitted.IsHtml ? null : FormValueText.Of(submitted.Json) is { Length: > 0 } temporal ? temporal : null);

    private static string? Canonical(DateTimeInput field, string text, FeelEnvironment environment) => field.Subtype switch
    {
        DateTimeSubtype.Date => Date(text) is { } date ? LocalDatePattern.Iso.Format(date) : null,
        DateTimeSubtype.Time => CanonicalTime(field, text, environment),
        _ => DateAndTime(text, environment.Zone) is { } local ? CanonicalDateAndTime(field, local, environment.Zone) : null,
    };

    private static string? CanonicalTime(DateTimeInput field, string text, FeelEnvironment environment)
    {
        var (timeText, offset) = SplitOffset(text);
        if (Time(timeText) is not { } time) return null;

        // A time of day has no date, so the offset is the one that the region has today.
        var here = environment.Zone.GetUtcOffset(environment.Now);
        var given = offset ?? here;
        return field.Serialization switch
        {
            TimeSerialization.NoTimeZone => Text(time),
            TimeSerialization.UtcNormalized => Text(time.PlusTicks(-given.Ticks)) + "Z",
            _ => Text(time) + OffsetText(given),
        };
    }

    private static string CanonicalDateAndTime(DateTimeInput field, LocalDateTime local, DateTimeZone zone)
    {
        if (field.Serialization == TimeSerialization.NoTimeZone) return Text(local);

        // A time that the clocks skip in spring means the time after the change; one that comes twice means the first.
        var zoned = zone.AtLeniently(local);
        return field.Serialization == TimeSerialization.UtcNormalized
            ? Text(zoned.ToInstant().InUtc().LocalDateTime) + "Z"
            : Text(zoned.LocalDateTime) + OffsetText(zoned.Offset);
    }

    private static LocalDateTime? DateAndTime(string text, DateTimeZone zone)
    {
        var (localText, offset) = SplitOffset(text);
        var parts = localText.Split('T', ' ');
        if (parts.Length != 2 || Date(parts[0].TrimEnd(',')) is not { } date || Time(parts[1]) is not { } time) return null;

        var local = date + time;
        return offset is { } given ? local.WithOffset(given).ToInstant().InZone(zone).LocalDateTime : local;
    }

    private static LocalDate? Date(string text)
    {
        foreach (var pattern in Dates)
        {
            if (pattern.Parse(text) is { Success: true, Value: { Year: >= 1 and <= 9999 } value }) return value;
        }

        return null;
    }

    private static LocalTime? Time(string text)
    {
        foreach (var pattern in Times)
        {
            if (pattern.Parse(text) is { Success: true } result) return result.Value;
        }

        return null;
    }

    private static (string Text, Offset? Offset) SplitOffset(string text)
    {
        if (text.EndsWith('Z')) return (text[..^1], Offset.Zero);

        var sign = text.LastIndexOfAny(['+', '-']);
        // In a plain date-time the last '-' stands in the date; an offset comes after the time's colon.
        if (sign < 0 || text.IndexOf(':', StringComparison.Ordinal) is var colon && (colon < 0 || colon > sign)) return (text, null);
        return OffsetPattern.GeneralInvariant.Parse(text[sign..]) is { Success: true } offset ? (text[..sign], offset.Value) : (text, null);
    }

    private static string Text(LocalTime time) => time.ToString(time is { Second: 0, NanosecondOfSecond: 0 } ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(LocalDateTime local) => LocalDatePattern.Iso.Format(local.Date) + "T" + Text(local.TimeOfDay);

    private static string OffsetText(Offset offset) => offset.ToString("+HH:mm", CultureInfo.InvariantCulture);

    private static FieldFault FaultOf(DateTimeInput field) => field.Subtype switch
    {
        DateTimeSubtype.Date => FieldFault.NotADate,
        DateTimeSubtype.Time => FieldFault.NotATime,
        _ => FieldFault.NotADateTime,
    };
}
