using System.Globalization;

namespace MetroEGov.Feel;

/// <summary>
/// The one place that knows that a FEEL number is a <see cref="decimal"/>: text to number without loss, powers, and the limits.
/// </summary>
internal static class FeelNumber
{
    internal const int MaxDigits = 28;

    /// <summary>False for a number that a decimal would round: more than 28 digits, or an exponent out of reach.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }
        var digits = 0;
        var zeros = 0;
        var scale = 0;
        var afterPoint = false;
        var exponent = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                afterPoint = true;
            }
            else if (c is 'e' or 'E')
            {
                if (!int.TryParse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                {
                    return number == 0m && digits == 0;
                }
                break;
            }
            else if (char.IsAsciiDigit(c))
            {
                scale += afterPoint ? 1 : 0;
                if (c == '0')
                {
                    zeros += digits > 0 ? 1 : 0;
                }
                else
                {
                    digits += 1 + zeros;
                    zeros = 0;
                }
            }
        }
        if (digits == 0)
        {
            number = 0m;
            return true;
        }
        var smallestPlace = scale - exponent - TrailingZerosBeyondLastDigit(text, afterPoint, zeros);
        return digits <= MaxDigits && smallestPlace <= MaxDigits;
    }

    /// <summary>Without trailing zeros after the point, so that equal numbers look equal.</summary>
    internal static decimal Normalise(decimal number) => number / 1.0000000000000000000000000000m;

    private static int TrailingZerosBeyondLastDigit(ReadOnlySpan<char> text, bool hasPoint, int zeros) =>
        hasPoint || text.Length > 0 ? zeros : 0;
}
