namespace MetroEGov.Feel;

/// <summary>Unary tests, as in an input entry of a decision table. Immutable; safe to share between threads.</summary>
public sealed class FeelUnaryTests
{
    private FeelUnaryTests(string text) => Text = text;

    public string Text { get; }

    public static FeelUnaryTestsParseResult Parse(string text, FeelScope? scope = null) =>
        new(new FeelUnaryTests(text), []);

    public FeelResult Evaluate(FeelValue input, FeelContext context) => new(FeelValue.Null, []);
}
