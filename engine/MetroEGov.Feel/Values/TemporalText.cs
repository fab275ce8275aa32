using System.Globalization;
using System.Text.RegularExpressions;

namespace MetroEGov.Feel;

/// <summary>
/// The texts of temporal values: ISO 8601 as DMN 1.5 §10.3.4.1 restricts it (XML Schema's lexical forms, plus <c>@zone</c>).
/// </summary>
internal static partial class TemporalText
{
    internal static bool TryDate(string? text, out FeelDate date)
    {
        date = default;
        return text is not null && DateRegex().Match(text) is { Success: true } match && TryDate(match, out date);
    }

    internal static bool TryTime(string? text, out FeelTime time)
    {
        time = default;
        if (text is null)
        {
            return false;
        }
        // The end of the day is its midnight.
        text = EndOfDayRegex().IsMatch(text) ? "00" + text[2..] : text;
        return TimeRegex().Match(text) is { Success: true } match && TryTime(match, out time);
    }

    /// <summary>A date alone is its midnight, without an offset.</summary>
    internal static bool TryDateTime(string? text, out FeelDateTime dateTime)
    {
        dateTime = default;
        if (text is null)
        {
            return false;
        }
        if (TryDate(text, out var dateAlone))
        {
            dateTime = FeelDateTime.Of(dateAlone, default);
            return true;
        }
        var separator = text.IndexOf('T', StringComparison.Ordinal);
        if (separator < 0 || !TryDate(text[..separator], out var date))
        {
            return false;
        }
        var clock = text[(separator + 1)..];
        // Midnight at the end of a day is that of the next one.
        if (!TryTime(clock, out var time) || (EndOfDayRegex().IsMatch(clock) && !FeelDate.TryFromEpochDay(date.EpochDay + 1, out date)))
        {
            return false;
        }
        dateTime = FeelDateTime.Of(date, time);
        return true;
    }

    /// <summary>What an <c>@"…"</c> literal may hold. Source: DMN 1.5 §10.3.1.2 rule 62.</summary>
    internal static bool TryAny(string text, out FeelValue value)
    {
        value =
            TryDate(text, out var date) ? FeelValue.Of(date)
            : TryTime(text, out var time) ? FeelValue.Of(time)
            : TryDateTime(text, out var dateTime) ? FeelValue.Of(dateTime)
            : TryDuration(text);
        return !value.IsNull;
    }

    /// <summary>A duration of either kind; null where the text is none.</summary>
    internal static FeelValue TryDuration(string? text) =>
        TryYearsMonths(text, out var months) ? FeelValue.Of(months)
        : TryDaysTime(text, out var duration) ? FeelValue.Of(duration)
        : FeelValue.Null;

    internal static bool TryYearsMonths(string? text, out FeelYearsMonthsDuration duration)
    {
        duration = default;
        if (text is null || YearsMonthsRegex().Match(text) is not { Success: true } match
            || !TryAmount(match.Groups["y"], out var years) || !TryAmount(match.Groups["m"], out var months))
        {
            return false;
        }
        var total = (years * 12) + months;
        if (total > long.MaxValue)
        {
            return false;
        }
        duration = new FeelYearsMonthsDuration((long)(match.Groups["sign"].Length > 0 ? -total : total));
        return true;
    }

    internal static bool TryDaysTime(string? text, out FeelDaysTimeDuration duration)
    {
        duration = default;
        if (text is null || DaysTimeRegex().Match(text) is not { Success: true } match
            || !TryAmount(match.Groups["d"], out var days) || !TryAmount(match.Groups["h"], out var hours)
            || !TryAmount(match.Groups["m"], out var minutes) || !TryAmount(match.Groups["s"], out var seconds))
        {
            return false;
        }
        var total = ((((((days * 24) + hours) * 60) + minutes) * 60) + seconds) * FeelTime.NanosecondsPerSecond;
        total += Fraction(match.Groups["f"]);
        return FeelDaysTimeDuration.TryCreate(match.Groups["sign"].Length > 0 ? -total : total, out duration);
    }

    internal static string Offset(int seconds)
    {
        if (seconds == 0)
        {
            return "Z";
        }
        var absolute = Math.Abs(seconds);
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{(seconds < 0 ? '-' : '+')}{absolute / 3_600:00}:{absolute / 60 % 60:00}");
        return absolute % 60 == 0 ? text : text + string.Create(CultureInfo.InvariantCulture, $":{absolute % 60:00}");
    }

    private static bool TryDate(Match match, out FeelDate date)
    {
        date = default;
        return long.TryParse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && FeelDate.TryCreate(match.Groups["sign"].Length > 0 ? -year : year, Int(match, "m"), Int(match, "d"), out date);
    }

    private static bool TryTime(Match match, out FeelTime time)
    {
        time = default;
        int? offset = null;
        if (match.Groups["z"].Success)
        {
            offset = 0;
        }
        else if (match.Groups["o"].Success)
        {
            if (Int(match, "om") > 59 || Int(match, "os") > 59)
            {
                return false;
            }
            offset = (((Int(match, "oh") * 60) + Int(match, "om")) * 60) + Int(match, "os");
            offset = match.Groups["o"].Value == "-" ? -offset : offset;
        }
        if (!FeelTime.TryCreate(Int(match, "h"), Int(match, "m"), Int(match, "s"), Fraction(match.Groups["f"]), offset, out time))
        {
            return false;
        }
        if (match.Groups["zone"] is { Success: true } zone)
        {
            time = new FeelTime(time.NanosecondOfDay, null, zone.Value);
            return ZoneOffsets.Exists(zone.Value);
        }
        return true;
    }

    private static int Int(Match match, string group) =>
        match.Groups[group] is { Success: true } g ? int.Parse(g.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // Eighteen digits are more than any duration that fits; longer ones would overflow the sum.
    private static bool TryAmount(Group group, out Int128 amount)
    {
        amount = 0;
        return !group.Success
            || (group.ValueSpan.TrimStart('0').Length <= 18
                && Int128.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out amount));
    }

    // Digits beyond nanoseconds are cut.
    private static int Fraction(Group group) =>
        group.Success ? int.Parse(group.Value.PadRight(9, '0').AsSpan(0, 9), NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<sign>-)?(?<y>[1-9][0-9]{4,8}|[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateRegex();

    [GeneratedRegex(@"^24:00:00(\.0+)?($|[Z@+-])", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfDayRegex();

    [GeneratedRegex(
        @"^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\.(?<f>[0-9]+))?" +
        @"((?<z>Z)|(?<o>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2})(:(?<os>[0-9]{2}))?|@(?<zone>[A-Za-z0-9_+/-]+))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TimeRegex();

    [GeneratedRegex(@"^(?<sign>-)?P(?=[0-9])((?<y>[0-9]+)Y)?((?<m>[0-9]+)M)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YearsMonthsRegex();

    [GeneratedRegex(
        @"^(?<sign>-)?P(?=[0-9T])((?<d>[0-9]+)D)?(T(?=[0-9])((?<h>[0-9]+)H)?((?<m>[0-9]+)M)?((?<s>[0-9]+)(\.(?<f>[0-9]*))?S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DaysTimeRegex();
}
