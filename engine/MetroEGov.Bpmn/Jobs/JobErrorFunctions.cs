using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Jobs;

/// <summary>
/// The two functions that an <c>errorExpression</c> may call: <c>bpmnError(code, message, variables)</c> and
/// <c>jobError(message, variables, retries, timeout)</c>. They give contexts with <c>errorType</c>; what is left out is null.
/// </summary>
internal static class JobErrorFunctions
{
    public const string ErrorType = "errorType";
    public const string BpmnError = "bpmnError";
    public const string JobError = "jobError";

    public static IEnumerable<KeyValuePair<string, FeelValue>> All { get; } =
    [
        new(BpmnError, FeelValue.Of(Function(BpmnError, ["code", "message", "variables"]))),
        new(JobError, FeelValue.Of(Function(JobError, ["message", "variables", "retries", "timeout"]))),
    ];

    private static FeelFunction Function(string name, string[] parameters) => FeelFunction.Of(
        [.. parameters.Select(parameter => new FeelParameter(parameter, FeelType.Any, IsOptional: true))],
        FeelType.Any,
        call => FeelValue.Context(
            call.Arguments
                .Select((argument, index) => KeyValuePair.Create(parameters[index], argument))
                .Prepend(KeyValuePair.Create(ErrorType, FeelValue.Of(name)))));
}
