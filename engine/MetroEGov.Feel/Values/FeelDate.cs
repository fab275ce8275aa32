using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace MetroEGov.Feel;

/// <summary>
/// A date of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999. Own arithmetic, because the platform's dates end
/// at year 9999 and begin at year 1. Source: DMN 1.5 §10.3.2.3.4.
/// </summary>
public readonly record struct FeelDate : IComparable<FeelDate>
{
    public const int MaxYear = 999_999_999;

    private FeelDate(int year, int month, int day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    /// <summary>Days since 1970-01-01.</summary>
    public long EpochDay => DaysFromCivil(Year, Month, Day);

    /// <summary>1 is Monday, 7 is Sunday.</summary>
    public int DayOfWeek => (int)Floor(EpochDay + 3, 7) + 1;

    public int DayOfYear => (int)(EpochDay - DaysFromCivil(Year, 1, 1)) + 1;

    public static bool TryCreate(long year, long month, long day, out FeelDate date)
    {
        date = default;
        if (year is < -MaxYear or > MaxYear || month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, (int)month))
        {
            return false;
        }
        date = new FeelDate((int)year, (int)month, (int)day);
        return true;
    }

    public static bool TryFromEpochDay(long epochDay, out FeelDate date)
    {
        date = default;
        if (epochDay is < -370_000_000_000 or > 370_000_000_000)
        {
            return false;
        }
        // Days are counted from 0000-03-01, so that the leap day is the last of its year.
        var shifted = epochDay + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1;
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return TryCreate(year, month, day, out date);
    }

    public static FeelDate From(LocalDate date) => new(date.Year, date.Month, date.Day);

    public static FeelDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeapYear(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    public static bool IsLeapYear(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <summary>Moves by whole months; a day that the month lacks becomes its last.</summary>
    public bool TryPlusMonths(long months, out FeelDate date)
    {
        date = default;
        if (months is < -30_000_000_000 or > 30_000_000_000)
        {
            return false;
        }
        var total = (Year * 12L) + Month - 1 + months;
        var year = total >= 0 ? total / 12 : ((total + 1) / 12) - 1;
        var month = (int)(total - (year * 12)) + 1;
        return TryCreate(year, month, Math.Min(Day, DaysInMonth(year, month)), out date);
    }

    /// <summary>False where NodaTime's calendar (years -9998 to 9999) does not reach.</summary>
    public bool TryToLocalDate(out LocalDate date)
    {
        if (Year is < -9998 or > 9999)
        {
            date = default;
            return false;
        }
        date = new LocalDate(Year, Month, Day);
        return true;
    }

    public int CompareTo(FeelDate other)
    {
        var years = Year.CompareTo(other.Year);
        if (years != 0)
        {
            return years;
        }
        var months = Month.CompareTo(other.Month);
        return months != 0 ? months : Day.CompareTo(other.Day);
    }

    /// <summary>ISO text, as <c>string()</c> gives it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : "")}{Math.Abs(Year):0000}-{Month:00}-{Day:00}");

    public static bool TryParse([NotNullWhen(true)] string? text, out FeelDate date) => TemporalText.TryDate(text, out date);

    public static bool operator <(FeelDate left, FeelDate right) => left.CompareTo(right) < 0;

    public static bool operator >(FeelDate left, FeelDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeelDate left, FeelDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeelDate left, FeelDate right) => left.CompareTo(right) >= 0;

    private static long Floor(long value, long divisor) => ((value % divisor) + divisor) % divisor;

    private static long DaysFromCivil(long year, int month, int day)
    {
        var shiftedYear = month <= 2 ? year - 1 : year;
        var era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400;
        var yearOfEra = shiftedYear - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }
}
