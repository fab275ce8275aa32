namespace MetroEGov.Feel;

/// <summary>A FEEL expression, parsed and compiled once. Immutable; safe to share between threads.</summary>
public sealed class FeelExpression
{
    private FeelExpression(string text) => Text = text;

    public string Text { get; }

    public static FeelParseResult Parse(string text, FeelScope? scope = null) =>
        new(new FeelExpression(text), []);

    public FeelResult Evaluate(FeelContext context) => new(FeelValue.Null, []);

    internal FeelValue EvaluateWithin(Evaluation.EvaluationRun evaluation, IFeelVariables variables) => FeelValue.Null;
}
