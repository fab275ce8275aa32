using MetroEGov.Feel;

namespace MetroEGov.Dmn.Types;

/// <summary>Temporal values made through FEEL itself, so that there is one reading of ISO text in the product.</summary>
internal static class Temporals
{
    private static readonly FeelExpression ToDate = Parse("date(x)");
    private static readonly FeelExpression ToTime = Parse("time(x)");
    private static readonly FeelExpression ToDateTime = Parse("date and time(x)");
    private static readonly FeelExpression ToDuration = Parse("duration(x)");
    private static readonly FeelExpression ToMidnight = Parse("date and time(x, time(\"00:00:00Z\"))");

    public static FeelValue MidnightUtc(FeelDate date) => Evaluate(ToMidnight, FeelValue.Of(date));

    /// <summary>
    /// The value that a text of a JSON variable means where the type is temporal; null when it means none. A variable is JSON
    /// (DESIGN.md R9), so dates arrive as text.
    /// </summary>
    public static FeelValue FromText(FeelKind kind, FeelValue text) => kind switch
    {
        FeelKind.Date => Evaluate(ToDate, text),
        FeelKind.Time => Evaluate(ToTime, text),
        FeelKind.DateTime => Evaluate(ToDateTime, text),
        FeelKind.DaysTimeDuration or FeelKind.YearsMonthsDuration => Evaluate(ToDuration, text),
        _ => FeelValue.Null,
    };

    private static FeelValue Evaluate(FeelExpression expression, FeelValue x) =>
        expression.Evaluate(new FeelContext(FeelContextValue.Empty.With("x", x), FeelEnvironment.Epoch)).Value;

    private static FeelExpression Parse(string text) =>
        FeelExpression.Parse(text, FeelScope.Of("x")).Expression ?? throw new InvalidOperationException($"FEEL cannot read '{text}'.");
}
