namespace MetroEGov.Feel.Functions;

/// <summary>Source: DMN 1.5 §10.3.4.5. Scales reach from -6111 to 6176, as for a number of 34 digits.</summary>
internal static class RoundingFunctions
{
    private delegate decimal Rounding(decimal number);

    internal static void AddTo(BuiltInTable table)
    {
        Add(table, "decimal(n: number, scale: number)", n => Math.Round(n, MidpointRounding.ToEven));
        Add(table, "floor(n: number, scale?: number)", Math.Floor);
        Add(table, "ceiling(n: number, scale?: number)", Math.Ceiling);
        Add(table, "round up(n: number, scale: number)", n => n < 0m ? Math.Floor(n) : Math.Ceiling(n));
        Add(table, "round down(n: number, scale: number)", Math.Truncate);
        Add(table, "round half up(n: number, scale: number)", n => Math.Round(n, MidpointRounding.AwayFromZero));
        Add(table, "round half down(n: number, scale: number)", HalfDown);
    }

    private static void Add(BuiltInTable table, string signature, Rounding rounding) => table.Add(signature, (scoped in BuiltInCall call) =>
    {
        if (!call.Has(1))
        {
            return FeelValue.Of(rounding(call[0].Number));
        }
        var scale = decimal.Truncate(call[1].Number);
        if (scale is < -6_111m or > 6_176m)
        {
            return call.OutOfRange("the scale is not between -6111 and 6176");
        }
        return Scaled(call[0].Number, (int)scale, rounding) is { } rounded
            ? FeelValue.Of(rounded)
            : call.OutOfRange("the result is beyond what a number can hold (28 digits)");
    });

    private static decimal? Scaled(decimal number, int scale, Rounding rounding)
    {
        // A decimal has at most 28 digits after the point: rounding to more leaves it as it is.
        if (scale >= number.Scale)
        {
            return number;
        }
        if (scale >= 0)
        {
            // Fits: the digits stay the same, since the number has more places than the scale.
            return rounding(number * PowerOfTen(scale)) / PowerOfTen(scale);
        }
        if (scale < -28)
        {
            // Smaller than half of the unit; only rounding away from zero would give the unit itself, which no number can hold.
            return rounding(number < 0m ? -0.1m : 0.1m) == 0m || number == 0m ? 0m : null;
        }
        var unit = PowerOfTen(-scale);
        try
        {
            return rounding(number / unit) * unit;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal HalfDown(decimal number)
    {
        var whole = Math.Truncate(number);
        return Math.Abs(number - whole) > 0.5m ? whole + Math.Sign(number) : whole;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10m;
        }
        return power;
    }
}
