using NodaTime;

namespace MetroEGov.Feel;

/// <summary>Values as .NET objects.</summary>
internal static class ObjectWriter
{
    // A value may hold the same part in many places, and so have more parts than there is memory for.
    private const int MaxParts = 1_000_000;

    internal static object? Write(FeelValue value)
    {
        var parts = MaxParts;
        return Write(value, 0, ref parts);
    }

    private static object? Write(FeelValue value, int depth, ref int parts)
    {
        if (value.Kind is not (FeelKind.List or FeelKind.Context))
        {
            return OfScalar(value);
        }
        if (depth > FeelJson.MaxDepth || parts < 0)
        {
            return value;
        }
        if (value.TryGetContext(out var context))
        {
            var dictionary = new Dictionary<string, object?>(context.Count, StringComparer.Ordinal);
            foreach (var (key, entry) in context)
            {
                parts--;
                dictionary[key] = Write(entry, depth + 1, ref parts);
            }
            return dictionary;
        }
        var items = new object?[value.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            parts--;
            items[i] = Write(value.Items[i], depth + 1, ref parts);
        }
        return items;
    }

    private static object? OfScalar(FeelValue value) => value.Kind switch
    {
        FeelKind.Null => null,
        FeelKind.Boolean => value.Flag,
        FeelKind.Number => value.Number,
        FeelKind.String => value.Text,
        FeelKind.Date => OfDate(value.Date),
        FeelKind.Time => OfTime(value.Time),
        FeelKind.DateTime => OfDateTime(value.DateTime),
        FeelKind.DaysTimeDuration => value.DaysTime.Nanoseconds % 100 == 0 && value.DaysTime.TryToTimeSpan(out var span) ? span : value.DaysTime,
        _ => value.Reference,
    };

    private static object OfDate(FeelDate date) =>
        date.Year is >= 1 and <= 9999 ? new DateOnly(date.Year, date.Month, date.Day) : date;

    private static object OfTime(FeelTime time) =>
        time.IsLocal && time.Nanosecond % 100 == 0 ? new TimeOnly(time.NanosecondOfDay / 100) : time;

    private static object OfDateTime(FeelDateTime dateTime)
    {
        // DateTimeOffset knows offsets of whole minutes up to 14 hours, and years whose UTC is within 1 to 9999.
        if (dateTime.Time.ZoneId is not null || dateTime.Time.Nanosecond % 100 != 0 || dateTime.Date.Year is < 2 or > 9998
            || dateTime.OffsetSeconds is { } seconds && (seconds % 60 != 0 || Math.Abs(seconds) > 14 * 3_600))
        {
            return dateTime;
        }
        var local = new LocalDateTime(dateTime.Date.Year, dateTime.Date.Month, dateTime.Date.Day, 0, 0)
            .PlusNanoseconds(dateTime.Time.NanosecondOfDay);
        return dateTime.OffsetSeconds is { } offset
            ? (object)local.WithOffset(Offset.FromSeconds(offset)).ToDateTimeOffset()
            : local.ToDateTimeUnspecified();
    }
}
