namespace MetroEGov.Feel.Evaluation;

/// <summary>Arithmetic of numbers; what a number cannot hold is null with a warning.</summary>
internal static class Numbers
{
    // An overflow costs an exception inside the platform, some thousand times an addition; counted so that a loop of them ends.
    private const int OverflowWork = 2_000;

    internal static FeelValue Add(decimal left, decimal right, EvaluationRun run, FeelSpan span)
    {
        try
        {
            return FeelValue.Of(left + right);
        }
        catch (OverflowException)
        {
            return Overflow(run, span);
        }
    }

    internal static FeelValue Multiply(decimal left, decimal right, EvaluationRun run, FeelSpan span)
    {
        try
        {
            return FeelValue.Of(left * right);
        }
        catch (OverflowException)
        {
            return Overflow(run, span);
        }
    }

    internal static FeelValue Divide(decimal left, decimal right, EvaluationRun run, FeelSpan span)
    {
        if (right == 0m)
        {
            return run.Warn(FeelWarningType.OutOfRange, "Division by zero", span);
        }
        try
        {
            return FeelValue.Of(left / right);
        }
        catch (OverflowException)
        {
            return Overflow(run, span);
        }
    }

    /// <summary>Whole exponents exactly, by repeated squaring; others through double, good to about 15 digits.</summary>
    internal static FeelValue Power(decimal number, decimal exponent, EvaluationRun run, FeelSpan span)
    {
        if (exponent != decimal.Truncate(exponent) || Math.Abs(exponent) > 1_000_000m)
        {
            return OfDouble(Math.Pow((double)number, (double)exponent), run, span);
        }
        if (number == 0m && exponent < 0m)
        {
            return run.Warn(FeelWarningType.OutOfRange, "Division by zero", span);
        }
        try
        {
            var left = (int)Math.Abs(exponent);
            var (result, square) = (1m, number);
            while (left > 0)
            {
                result = (left & 1) == 1 ? result * square : result;
                left >>= 1;
                square = left > 0 ? square * square : square;
            }
            return exponent >= 0m ? FeelValue.Of(result) : Divide(1m, result, run, span);
        }
        catch (OverflowException)
        {
            // A negative power of a large number is small, not too large.
            return exponent < 0m ? OfDouble(Math.Pow((double)number, (double)exponent), run, span) : Overflow(run, span);
        }
    }

    internal static FeelValue OfDouble(double number, EvaluationRun run, FeelSpan span) =>
        double.IsFinite(number) && Math.Abs(number) < 7.9e28 ? FeelValue.Of((decimal)number) : Overflow(run, span);

    internal static FeelValue Overflow(EvaluationRun run, FeelSpan span)
    {
        run.Spend(OverflowWork, span);
        return run.Warn(FeelWarningType.OutOfRange, "The result is beyond what a number can hold (28 digits)", span);
    }
}
