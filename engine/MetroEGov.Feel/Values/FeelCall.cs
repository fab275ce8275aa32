namespace MetroEGov.Feel;

/// <summary>One call of a function given from outside: its arguments, the evaluation's context, and where to put warnings.</summary>
public sealed class FeelCall
{
    private readonly Evaluation.EvaluationRun _evaluation;
    private readonly FeelSpan _span;
    private readonly FeelValue[] _arguments;

    internal FeelCall(Evaluation.EvaluationRun evaluation, FeelValue[] arguments, FeelSpan span)
    {
        _evaluation = evaluation;
        _arguments = arguments;
        _span = span;
    }

    public IReadOnlyList<FeelValue> Arguments => _arguments;

    public FeelEnvironment Environment => _evaluation.Environment;

    internal FeelValue OfDouble(double number) => Evaluation.Numbers.OfDouble(number, _evaluation, _span);

    public void Warn(FeelWarningType type, string message) => _evaluation.Warn(type, message, _span);

    /// <summary>
    /// Evaluates another expression as a part of this call: its work, depth and warnings count for the whole.
    /// </summary>
    public FeelValue Evaluate(FeelExpression expression, IFeelVariables variables) => expression.EvaluateWithin(_evaluation, variables);

    /// <summary>As <see cref="Evaluate(FeelExpression, IFeelVariables)"/>, for unary tests of an input.</summary>
    public FeelValue Evaluate(FeelUnaryTests tests, FeelValue input, IFeelVariables variables) =>
        tests.EvaluateWithin(_evaluation, input, variables);

    /// <summary>Calls a function as a part of this call.</summary>
    public FeelValue Invoke(FeelFunction function, params ReadOnlySpan<FeelValue> arguments) => function.Invoke(_evaluation, arguments, _span);
}
