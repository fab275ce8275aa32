namespace MetroEGov.Feel.Evaluation;

/// <summary>What is said about arguments that a function cannot take.</summary>
internal static class Arguments
{
    internal static FeelValue Misfit(FeelParameter parameter, FeelValue argument, EvaluationRun run, FeelSpan span) => run.Warn(
        FeelWarningType.FunctionInvocationFailure,
        $"The parameter '{parameter.Name}' needs a {parameter.Type}, not a {KindNames.Of(argument.Kind)}",
        span);
}
