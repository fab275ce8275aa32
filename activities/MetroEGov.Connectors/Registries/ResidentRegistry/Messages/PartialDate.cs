using System.Globalization;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Messages;

/// <summary>
/// A date of which the day, the month or everything may be unknown. As text the unknown parts are zeros: 1970-05-00, 1970-00-00,
/// 0000-00-00. Source: DSMeld sheet 0601; XMeld type TeilbekanntesDatumMitUnbekannt.
/// </summary>
public readonly record struct PartialDate
{
    private PartialDate(int year, int month, int day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    /// <summary>0 when unknown; month and day are then unknown too.</summary>
    public int Year { get; }

    /// <summary>0 when unknown; the day is then unknown too.</summary>
    public int Month { get; }

    public int Day { get; }

    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (text is not { Length: 10 } || text[4] != '-' || text[7] != '-'
            || !Number(text.AsSpan(0, 4), out var year) || !Number(text.AsSpan(5, 2), out var month) || !Number(text.AsSpan(8, 2), out var day))
        {
            return false;
        }

        var isPossible = (year, month, day) switch
        {
            (0, 0, 0) => true,
            (0, _, _) => false,
            (_, 0, 0) => true,
            (_, 0, _) => false,
            (_, > 12, _) => false,
            (_, _, 0) => true,
            _ => day <= DateTime.DaysInMonth(year, month),
        };
        date = isPossible ? new PartialDate(year, month, day) : default;
        return isPossible;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}");

    private static bool Number(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
