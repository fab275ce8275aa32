using System.Collections.Immutable;

namespace MetroEGov.Feel.Evaluation;

/// <summary>A function that comes from outside FEEL.</summary>
internal sealed class HostFunction(
    ImmutableArray<FeelParameter> parameters, FeelType resultType, Func<FeelCall, FeelValue> invoke) : FeelFunction
{
    public override ImmutableArray<FeelParameter> Parameters => parameters;

    public override FeelType ResultType => resultType;

    internal override FeelValue Invoke(EvaluationRun evaluation, ReadOnlySpan<FeelValue> arguments, FeelSpan span) =>
        invoke(new FeelCall(evaluation, arguments.ToArray(), span));
}
