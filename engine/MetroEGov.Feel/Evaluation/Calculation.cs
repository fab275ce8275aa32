namespace MetroEGov.Feel.Evaluation;

/// <summary>Operators on other values than two numbers. Source: DMN 1.5 §10.3.2.15, tables 54 to 58.</summary>
internal static class Calculation
{
    private const int MaxStringLength = 4_000_000;

    internal static FeelValue Add(FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span) => (left.Kind, right.Kind) switch
    {
        (FeelKind.String, FeelKind.String) => Concatenate(left.Text, right.Text, run, span),
        (FeelKind.YearsMonthsDuration, FeelKind.YearsMonthsDuration) =>
            Months((Int128)left.YearsMonths.Months + right.YearsMonths.Months, run, span),
        (FeelKind.DaysTimeDuration, FeelKind.DaysTimeDuration) =>
            Duration(left.DaysTime.Nanoseconds + right.DaysTime.Nanoseconds, run, span),
        (FeelKind.YearsMonthsDuration, FeelKind.Date or FeelKind.DateTime) => TemporalMath.PlusMonths(right, left.YearsMonths.Months, run, span),
        (FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonthsDuration) => TemporalMath.PlusMonths(left, right.YearsMonths.Months, run, span),
        (FeelKind.DaysTimeDuration, FeelKind.Date or FeelKind.DateTime or FeelKind.Time) =>
            TemporalMath.Plus(right, left.DaysTime.Nanoseconds, run, span),
        (FeelKind.Date or FeelKind.DateTime or FeelKind.Time, FeelKind.DaysTimeDuration) =>
            TemporalMath.Plus(left, right.DaysTime.Nanoseconds, run, span),
        _ => Mismatch("+", left, right, run, span),
    };

    internal static FeelValue Subtract(FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span) => (left.Kind, right.Kind) switch
    {
        (FeelKind.YearsMonthsDuration, FeelKind.YearsMonthsDuration) =>
            Months((Int128)left.YearsMonths.Months - right.YearsMonths.Months, run, span),
        (FeelKind.DaysTimeDuration, FeelKind.DaysTimeDuration) =>
            Duration(left.DaysTime.Nanoseconds - right.DaysTime.Nanoseconds, run, span),
        (FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonthsDuration) when right.YearsMonths.Months != long.MinValue =>
            TemporalMath.PlusMonths(left, -right.YearsMonths.Months, run, span),
        (FeelKind.Date or FeelKind.DateTime or FeelKind.Time, FeelKind.DaysTimeDuration) =>
            TemporalMath.Plus(left, -right.DaysTime.Nanoseconds, run, span),
        (FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime) => TemporalMath.Between(left, right, run, span),
        (FeelKind.Time, FeelKind.Time) => TemporalMath.BetweenTimes(left.Time, right.Time, run, span),
        _ => Mismatch("-", left, right, run, span),
    };

    internal static FeelValue Multiply(FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span) => (left.Kind, right.Kind) switch
    {
        (FeelKind.YearsMonthsDuration, FeelKind.Number) => ScaleMonths(left, right.Number, run, span),
        (FeelKind.Number, FeelKind.YearsMonthsDuration) => ScaleMonths(right, left.Number, run, span),
        (FeelKind.DaysTimeDuration, FeelKind.Number) => Scale(left, right.Number, run, span),
        (FeelKind.Number, FeelKind.DaysTimeDuration) => Scale(right, left.Number, run, span),
        _ => Mismatch("*", left, right, run, span),
    };

    internal static FeelValue Divide(FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span) => (left.Kind, right.Kind) switch
    {
        (FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration, FeelKind.Number) when right.Number == 0m =>
            run.Warn(FeelWarningType.OutOfRange, "Division by zero", span),
        (FeelKind.YearsMonthsDuration, FeelKind.Number) =>
            OfDecimal(() => Months((Int128)decimal.Truncate(left.YearsMonths.Months / right.Number), run, span), run, span),
        (FeelKind.DaysTimeDuration, FeelKind.Number) =>
            OfDecimal(() => Duration((Int128)decimal.Truncate((decimal)left.DaysTime.Nanoseconds / right.Number), run, span), run, span),
        (FeelKind.YearsMonthsDuration, FeelKind.YearsMonthsDuration) =>
            Numbers.Divide(left.YearsMonths.Months, right.YearsMonths.Months, run, span),
        (FeelKind.DaysTimeDuration, FeelKind.DaysTimeDuration) =>
            Numbers.Divide((decimal)left.DaysTime.Nanoseconds, (decimal)right.DaysTime.Nanoseconds, run, span),
        _ => Mismatch("/", left, right, run, span),
    };

    internal static FeelValue Negate(FeelValue value, EvaluationRun run, FeelSpan span) => value.Kind switch
    {
        FeelKind.Number => FeelValue.Of(-value.Number),
        FeelKind.YearsMonthsDuration => Months(-(Int128)value.YearsMonths.Months, run, span),
        FeelKind.DaysTimeDuration => Duration(-value.DaysTime.Nanoseconds, run, span),
        _ => run.Warn(FeelWarningType.InvalidType, $"'-' needs a number or a duration, not a {KindNames.Of(value.Kind)}", span),
    };

    internal static FeelValue Mismatch(string operation, FeelValue left, FeelValue right, EvaluationRun run, FeelSpan span) => run.Warn(
        FeelWarningType.InvalidType,
        $"'{operation}' is not defined for a {KindNames.Of(left.Kind)} and a {KindNames.Of(right.Kind)}",
        span);

    internal static FeelValue Months(Int128 months, EvaluationRun run, FeelSpan span) =>
        Int128.Abs(months) <= long.MaxValue
            ? FeelValue.Of(new FeelYearsMonthsDuration((long)months))
            : run.Warn(FeelWarningType.OutOfRange, "The duration is too long", span);

    internal static FeelValue Duration(Int128 nanoseconds, EvaluationRun run, FeelSpan span) =>
        FeelDaysTimeDuration.TryCreate(nanoseconds, out var duration)
            ? FeelValue.Of(duration)
            : run.Warn(FeelWarningType.OutOfRange, "The duration is too long", span);

    internal static FeelValue Concatenate(string left, string right, EvaluationRun run, FeelSpan span)
    {
        if (left.Length + right.Length > MaxStringLength)
        {
            return run.Stop(FeelWarningType.LimitExceeded, $"A string longer than {MaxStringLength} characters", span);
        }
        return run.Spend((left.Length + right.Length) / 16, span) ? FeelValue.Of(left + right) : FeelValue.Null;
    }

    private static FeelValue ScaleMonths(FeelValue duration, decimal factor, EvaluationRun run, FeelSpan span) =>
        OfDecimal(() => Months((Int128)decimal.Truncate(duration.YearsMonths.Months * factor), run, span), run, span);

    private static FeelValue Scale(FeelValue duration, decimal factor, EvaluationRun run, FeelSpan span) =>
        OfDecimal(() => Duration((Int128)decimal.Truncate((decimal)duration.DaysTime.Nanoseconds * factor), run, span), run, span);

    private static FeelValue OfDecimal(Func<FeelValue> calculate, EvaluationRun run, FeelSpan span)
    {
        try
        {
            return calculate();
        }
        catch (OverflowException)
        {
            return Numbers.Overflow(run, span);
        }
    }
}
