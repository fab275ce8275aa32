using System.Collections.Immutable;

namespace MetroEGov.Feel;

/// <summary>
/// A function as a value: written in FEEL, built in, or given from outside (a business knowledge model, a decision service).
/// </summary>
public abstract class FeelFunction
{
    /// <summary>Names for named arguments, in order.</summary>
    public abstract ImmutableArray<FeelParameter> Parameters { get; }

    /// <summary><see cref="FeelType.Any"/> where unknown.</summary>
    public virtual FeelType ResultType => FeelType.Any;

    internal abstract FeelValue Invoke(Evaluation.EvaluationRun evaluation, ReadOnlySpan<FeelValue> arguments, FeelSpan span);

    /// <summary>
    /// A function given from outside. Arguments arrive coerced to the parameters' types, as many as there are parameters; optional ones that
    /// were left out are null.
    /// <paramref name="invoke"/> must be pure and must not throw; to fail it answers null and adds a warning to the call.
    /// </summary>
    public static FeelFunction Of(
        ImmutableArray<FeelParameter> parameters, FeelType resultType, Func<FeelCall, FeelValue> invoke) =>
        new Evaluation.HostFunction(parameters, resultType, invoke);
}

/// <summary>A parameter of a function with its type.</summary>
/// <param name="IsOptional">Only for functions given from outside, after those that are not: left out, it is null.</param>
public sealed record FeelParameter(string Name, FeelType Type, bool IsOptional = false);
