using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace MetroEGov.Feel;

/// <summary>A duration in whole months. Source: DMN 1.5 §10.3.2.3.8. Never comparable with a days-and-time duration.</summary>
public readonly record struct FeelYearsMonthsDuration(long Months) : IComparable<FeelYearsMonthsDuration>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out FeelYearsMonthsDuration duration) =>
        TemporalText.TryYearsMonths(text, out duration);

    public int CompareTo(FeelYearsMonthsDuration other) => Months.CompareTo(other.Months);

    /// <summary>ISO text, as <c>string()</c> gives it: <c>P1Y2M</c>, <c>-P3M</c>, <c>P0M</c>.</summary>
    public override string ToString()
    {
        var total = Int128.Abs(Months);
        var (years, months) = Int128.DivRem(total, 12);
        var text = (years, months) switch
        {
            (var y, var m) when y != 0 && m != 0 => string.Create(CultureInfo.InvariantCulture, $"P{y}Y{m}M"),
            (var y, _) when y != 0 => string.Create(CultureInfo.InvariantCulture, $"P{y}Y"),
            (_, var m) => string.Create(CultureInfo.InvariantCulture, $"P{m}M"),
        };
        return Months < 0 ? "-" + text : text;
    }

    public static bool operator <(FeelYearsMonthsDuration left, FeelYearsMonthsDuration right) => left.Months < right.Months;

    public static bool operator >(FeelYearsMonthsDuration left, FeelYearsMonthsDuration right) => left.Months > right.Months;

    public static bool operator <=(FeelYearsMonthsDuration left, FeelYearsMonthsDuration right) => left.Months <= right.Months;

    public static bool operator >=(FeelYearsMonthsDuration left, FeelYearsMonthsDuration right) => left.Months >= right.Months;
}

/// <summary>A duration in nanoseconds. Source: DMN 1.5 §10.3.2.3.7. A day is 24 hours.</summary>
public readonly record struct FeelDaysTimeDuration(Int128 Nanoseconds) : IComparable<FeelDaysTimeDuration>
{
    /// <summary>The longest duration: ten billion years, which spans any two dates.</summary>
    public static Int128 MaxNanoseconds { get; } = (Int128)FeelTime.NanosecondsPerDay * 3_660_000_000_000;

    public static FeelDaysTimeDuration Zero => default;

    public static bool TryCreate(Int128 nanoseconds, out FeelDaysTimeDuration duration)
    {
        duration = new(nanoseconds);
        return nanoseconds <= MaxNanoseconds && nanoseconds >= -MaxNanoseconds;
    }

    public static FeelDaysTimeDuration From(TimeSpan span) => new((Int128)span.Ticks * 100);

    public static bool TryParse([NotNullWhen(true)] string? text, out FeelDaysTimeDuration duration) =>
        TemporalText.TryDaysTime(text, out duration);

    /// <summary>Cut to 100 ns; false beyond ±10,675,199 days, which a time span cannot hold.</summary>
    public bool TryToTimeSpan(out TimeSpan span)
    {
        var ticks = Nanoseconds / 100;
        var fits = ticks <= long.MaxValue && ticks >= long.MinValue;
        span = fits ? new TimeSpan((long)ticks) : default;
        return fits;
    }

    public int CompareTo(FeelDaysTimeDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>ISO text, as <c>string()</c> gives it: <c>P1DT2H3M4.5S</c>, <c>-PT1H</c>, <c>PT0S</c>.</summary>
    public override string ToString()
    {
        if (Nanoseconds == 0)
        {
            return "PT0S";
        }
        var rest = Int128.Abs(Nanoseconds);
        var text = new StringBuilder(Nanoseconds < 0 ? "-P" : "P");
        var (days, afterDays) = Int128.DivRem(rest, FeelTime.NanosecondsPerDay);
        var (seconds, nanoseconds) = Math.DivRem((long)afterDays, FeelTime.NanosecondsPerSecond);
        Append(text, days, 'D');
        if (afterDays != 0)
        {
            text.Append('T');
            Append(text, seconds / 3_600, 'H');
            Append(text, seconds / 60 % 60, 'M');
            if (seconds % 60 != 0 || nanoseconds != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{seconds % 60}");
                if (nanoseconds != 0)
                {
                    text.Append('.').Append(nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0'));
                }
                text.Append('S');
            }
        }
        return text.ToString();
    }

    public static bool operator <(FeelDaysTimeDuration left, FeelDaysTimeDuration right) => left.Nanoseconds < right.Nanoseconds;

    public static bool operator >(FeelDaysTimeDuration left, FeelDaysTimeDuration right) => left.Nanoseconds > right.Nanoseconds;

    public static bool operator <=(FeelDaysTimeDuration left, FeelDaysTimeDuration right) => left.Nanoseconds <= right.Nanoseconds;

    public static bool operator >=(FeelDaysTimeDuration left, FeelDaysTimeDuration right) => left.Nanoseconds >= right.Nanoseconds;

    private static void Append(StringBuilder text, Int128 amount, char unit)
    {
        if (amount != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{amount}").Append(unit);
        }
    }
}
