using System.Globalization;

namespace MetroEGov.Feel;

/// <summary>Numbers from text without loss.</summary>
internal static class FeelNumber
{
    /// <summary>Digits that every number can have; some of 29 fit too.</summary>
    internal const int MaxDigits = 28;

    /// <summary>False for a number that a decimal would round, or that is beyond its range.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            // Zero may be written with any exponent.
            return text.Contains('0') && Significant(text).Length == 0;
        }
        if (text.Length <= MaxDigits && text.IndexOfAny('e', 'E') < 0)
        {
            return true;
        }
        return Significant(text) == Significant(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The digits without the zeros on either side, which are the same for a number however it is written.</summary>
    private static string Significant(ReadOnlySpan<char> text)
    {
        var kept = new char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (c is 'e' or 'E')
            {
                break;
            }
            if (char.IsAsciiDigit(c) && (c != '0' || count > 0))
            {
                kept[count++] = c;
            }
        }
        return new string(kept, 0, count).TrimEnd('0');
    }
}
