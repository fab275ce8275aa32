using System.Collections.Immutable;

namespace MetroEGov.Feel.Evaluation;

/// <summary>A function that comes from outside FEEL.</summary>
internal sealed class HostFunction(
    ImmutableArray<FeelParameter> parameters, FeelType resultType, Func<FeelCall, FeelValue> invoke) : FeelFunction
{
    // A call leaves FEEL and may come back: it takes as much of the stack as a long body.
    private const int Depth = 20;

    private readonly int _required = parameters.Count(p => !p.IsOptional);

    public override ImmutableArray<FeelParameter> Parameters => parameters;

    public override FeelType ResultType => resultType;

    internal override FeelValue Invoke(EvaluationRun evaluation, ReadOnlySpan<FeelValue> arguments, FeelSpan span)
    {
        if (arguments.Length > parameters.Length || arguments.Length < _required)
        {
            return evaluation.Warn(
                FeelWarningType.FunctionInvocationFailure, $"The function has {parameters.Length} parameters, not {arguments.Length}", span);
        }
        var coerced = new FeelValue[parameters.Length];
        coerced.AsSpan(arguments.Length).Fill(FeelValue.Null);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!parameters[i].Type.TryCoerce(arguments[i], out coerced[i]))
            {
                return Arguments.Misfit(parameters[i], arguments[i], evaluation, span);
            }
        }
        if (!evaluation.Spend(1, span) || !evaluation.Enter(Depth, span))
        {
            return FeelValue.Null;
        }
        var result = invoke(new FeelCall(evaluation, coerced, span));
        evaluation.Leave(Depth);
        return result;
    }
}
