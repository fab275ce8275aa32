using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace MetroEGov.Feel;

/// <summary>.NET objects as values.</summary>
internal static class ObjectReader
{
    internal static bool TryRead(object? source, out FeelValue value, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        value = Read(source, "$", 0, ref refusal);
        return refusal is null;
    }

    private static FeelValue Read(object? source, string path, int depth, ref string? refusal)
    {
        if (depth > FeelJson.MaxDepth)
        {
            return Refuse(path, $"nested deeper than {FeelJson.MaxDepth}", ref refusal);
        }
        return source switch
        {
            null or DBNull => FeelValue.Null,
            FeelValue value => value,
            FeelContextValue context => FeelValue.Context(context),
            bool flag => FeelValue.Of(flag),
            string text => FeelValue.Of(text),
            char character => FeelValue.Of(character.ToString()),
            Enum or Guid or Uri => FeelValue.Of(source.ToString()),
            decimal number => FeelValue.Of(number),
            sbyte or byte or short or ushort or int or uint or long or ulong =>
                FeelValue.Of(((IConvertible)source).ToDecimal(CultureInfo.InvariantCulture)),
            // The shortest text that gives the same double again is the number that its author meant.
            double or float or Half or BigInteger => OfText(((IFormattable)source).ToString("R", CultureInfo.InvariantCulture), path, ref refusal),
            JsonElement element => OfJson(element, path, ref refusal),
            JsonDocument document => OfJson(document.RootElement, path, ref refusal),
            JsonNode node => OfJson(JsonSerializer.SerializeToElement(node), path, ref refusal),
            IDictionary dictionary => OfDictionary(dictionary, path, depth, ref refusal),
            IEnumerable<KeyValuePair<string, object?>> entries => OfEntries(entries, path, depth, ref refusal),
            IEnumerable<KeyValuePair<string, FeelValue>> entries => FeelValue.Context(entries),
            IEnumerable items => OfItems(items, path, depth, ref refusal),
            Delegate or Type => Refuse(path, $"a {source.GetType().Name} is no value", ref refusal),
            _ => OfTemporal(source) is { } temporal ? temporal : OfPropertiesOrRefusal(source, path, depth, ref refusal),
        };
    }

    private static FeelValue? OfTemporal(object source) => source switch
    {
        FeelDate date => FeelValue.Of(date),
        FeelTime time => FeelValue.Of(time),
        FeelDateTime dateTime => FeelValue.Of(dateTime),
        FeelYearsMonthsDuration duration => FeelValue.Of(duration),
        FeelDaysTimeDuration duration => FeelValue.Of(duration),
        FeelRange range => FeelValue.Of(range),
        FeelFunction function => FeelValue.Of(function),
        DateOnly date => FeelValue.Of(FeelDate.From(date)),
        TimeOnly time => FeelValue.Of(new FeelTime(time.Ticks * 100, null, null)),
        DateTimeOffset moment => FeelValue.Of(FeelDateTime.From(moment)),
        DateTime { Kind: not DateTimeKind.Local } moment => FeelValue.Of(FeelDateTime.Of(
            FeelDate.From(DateOnly.FromDateTime(moment)),
            new FeelTime(moment.TimeOfDay.Ticks * 100, moment.Kind == DateTimeKind.Utc ? 0 : null, null))),
        TimeSpan span => FeelValue.Of(FeelDaysTimeDuration.From(span)),
        LocalDate date => FeelValue.Of(FeelDate.From(date)),
        LocalTime time => FeelValue.Of(new FeelTime(time.NanosecondOfDay, null, null)),
        LocalDateTime local => FeelValue.Of(FeelDateTime.Of(FeelDate.From(local.Date), new FeelTime(local.NanosecondOfDay, null, null))),
        Instant instant => FeelValue.Of(FeelDateTime.From(instant, DateTimeZone.Utc)),
        ZonedDateTime zoned => FeelValue.Of(FeelDateTime.From(zoned.ToInstant(), zoned.Zone)),
        OffsetDateTime moment => FeelValue.Of(FeelDateTime.Of(
            FeelDate.From(moment.Date), new FeelTime(moment.NanosecondOfDay, moment.Offset.Seconds, null))),
        Duration duration => FeelValue.Of(new FeelDaysTimeDuration(duration.ToInt128Nanoseconds())),
        _ => null,
    };

    private static FeelValue OfText(string number, string path, ref string? refusal) => FeelNumber.TryParse(number, out var value)
        ? FeelValue.Of(value)
        : Refuse(path, "a number that is not finite or beyond a decimal's 28 digits", ref refusal);

    private static FeelValue OfJson(JsonElement element, string path, ref string? refusal) =>
        FeelJson.TryRead(element, out var value, out var reason) ? value : Refuse(path, reason, ref refusal);

    private static FeelValue OfDictionary(IDictionary dictionary, string path, int depth, ref string? refusal)
    {
        var builder = new FeelContextBuilder();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
            {
                return Refuse(path, "a dictionary whose keys are no strings", ref refusal);
            }
            builder.Set(key, Read(entry.Value, $"{path}.{key}", depth + 1, ref refusal));
        }
        return FeelValue.Context(builder.Build());
    }

    private static FeelValue OfEntries(IEnumerable<KeyValuePair<string, object?>> entries, string path, int depth, ref string? refusal)
    {
        var builder = new FeelContextBuilder();
        foreach (var (key, item) in entries)
        {
            builder.Set(key, Read(item, $"{path}.{key}", depth + 1, ref refusal));
        }
        return FeelValue.Context(builder.Build());
    }

    private static FeelValue OfItems(IEnumerable items, string path, int depth, ref string? refusal)
    {
        var values = new List<FeelValue>();
        foreach (var item in items)
        {
            values.Add(Read(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{values.Count}]"), depth + 1, ref refusal));
            if (refusal is not null)
            {
                return FeelValue.Null;
            }
        }
        return FeelValue.OfArray([.. values]);
    }

    private static FeelValue OfPropertiesOrRefusal(object source, string path, int depth, ref string? refusal)
    {
        if (source is DateTime)
        {
            return Refuse(path, "a DateTime of the machine's own zone; give a DateTimeOffset", ref refusal);
        }
        var builder = new FeelContextBuilder();
        foreach (var property in source.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                builder.Set(name, Read(property.GetValue(source), $"{path}.{name}", depth + 1, ref refusal));
                if (refusal is not null)
                {
                    return FeelValue.Null;
                }
            }
        }
        return FeelValue.Context(builder.Build());
    }

    private static FeelValue Refuse(string path, string reason, ref string? refusal)
    {
        refusal ??= $"{path}: {reason}.";
        return FeelValue.Null;
    }
}
