using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>Source: DMN 1.5 §10.3.4.5, without the rounding ones.</summary>
internal static class NumberFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("abs(n: number)", (scoped in BuiltInCall call) => FeelValue.Of(Math.Abs(call[0].Number)));
        table.Add("abs(n: duration)", (scoped in BuiltInCall call) => IsNegative(call[0]) ? Calculation.Negate(call[0], call.Run, call.Span) : call[0]);
        table.Add("modulo(dividend: number, divisor: number)", Modulo);
        table.Add("sqrt(number: number)", (scoped in BuiltInCall call) =>
            call[0].Number < 0m ? call.OutOfRange("the number is negative") : FeelValue.Of(SquareRoot(call[0].Number)));
        table.Add("log(number: number)", (scoped in BuiltInCall call) => call[0].Number <= 0m
            ? call.OutOfRange("the number is not positive")
            : Numbers.OfDouble(Math.Log((double)call[0].Number), call.Run, call.Span));
        table.Add("exp(number: number)", (scoped in BuiltInCall call) =>
            Numbers.OfDouble(Math.Exp((double)call[0].Number), call.Run, call.Span));
        table.Add("odd(number: number)", (scoped in BuiltInCall call) => FeelValue.Of(Math.Abs(call[0].Number % 2m) == 1m));
        table.Add("even(number: number)", (scoped in BuiltInCall call) => FeelValue.Of(call[0].Number % 2m == 0m));
    }

    private static bool IsNegative(FeelValue duration) =>
        duration.Kind == FeelKind.YearsMonthsDuration ? duration.YearsMonths.Months < 0 : duration.DaysTime.Nanoseconds < 0;

    /// <summary>The sign is that of the divisor: <c>dividend - divisor * floor(dividend / divisor)</c>.</summary>
    private static FeelValue Modulo(scoped in BuiltInCall call)
    {
        var (dividend, divisor) = (call[0].Number, call[1].Number);
        if (divisor == 0m)
        {
            return call.OutOfRange("division by zero");
        }
        var rest = dividend % divisor;
        return FeelValue.Of(rest != 0m && (rest < 0m) != (divisor < 0m) ? rest + divisor : rest);
    }

    private static decimal SquareRoot(decimal number)
    {
        if (number == 0m)
        {
            return 0m;
        }
        // Newton's steps double the digits of the first guess, which double gives to about fifteen.
        var root = (decimal)Math.Sqrt((double)number);
        for (var i = 0; i < 3 && root != 0m; i++)
        {
            root = (root + (number / root)) / 2m;
        }
        return root;
    }
}
