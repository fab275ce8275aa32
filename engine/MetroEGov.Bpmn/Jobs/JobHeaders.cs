using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Jobs;

/// <summary>
/// The headers <c>resultVariable</c>, <c>resultExpression</c> and <c>errorExpression</c> of a task: they decide what of an activity's answer
/// becomes variables and when it is an error. Pure, so that the activity host and scenarios give a procedure the same (R13).
/// </summary>
/// <param name="headers">The job's headers.</param>
/// <param name="elementId">For texts.</param>
public sealed class JobHeaders(IReadOnlyDictionary<string, string> headers, string elementId, FeelEnvironment environment)
{
    private const string ResultVariable = "resultVariable";
    private const string ResultExpression = "resultExpression";
    private const string ErrorExpression = "errorExpression";

    private static ImmutableDictionary<string, VariableValue> NoVariables => ImmutableDictionary<string, VariableValue>.Empty;

    /// <param name="response">The activity's output; null (FEEL) when it gave none.</param>
    /// <param name="error">Null (FEEL), or a context with <c>code</c> and <c>message</c>.</param>
    /// <param name="retries">Tries that are left, this one included; <c>job.retries</c>.</param>
    public JobHeaderVerdict Judge(FeelValue response, FeelValue error, int retries)
    {
        var variables = NoVariables;
        if (error.IsNull && MapResult(response, ref variables) is { } refusal)
        {
            return new JobHeaderVerdict.Stop(refusal);
        }

        return headers.TryGetValue(ErrorExpression, out var text) && text.Length > 0
            ? JudgeByExpression(text, response, error, retries, variables)
            : new JobHeaderVerdict.Pass(variables);
    }

    private string? MapResult(FeelValue response, ref ImmutableDictionary<string, VariableValue> variables)
    {
        if (headers.TryGetValue(ResultVariable, out var name) && name.Length > 0)
        {
            if (!VariableValue.TryFromFeel(response, out var whole, out var why))
            {
                return $"{Place(ResultVariable)}: the answer cannot be a variable: {why}";
            }

            variables = variables.SetItem(name, whole);
        }

        if (!headers.TryGetValue(ResultExpression, out var text) || text.Length == 0)
        {
            return null;
        }

        var (value, refusal) = Evaluate(text, [KeyValuePair.Create("response", response)]);
        if (refusal is not null)
        {
            return $"{Place(ResultExpression)}: {refusal}";
        }

        return value.TryGetContext(out var context)
            ? ReadVariables(context, ResultExpression, ref variables)
            : $"{Place(ResultExpression)}: expected a context, found {value.Kind}.";
    }

    private JobHeaderVerdict JudgeByExpression(string text, FeelValue response, FeelValue error, int retries, ImmutableDictionary<string, VariableValue> mapped)
    {
        var names = mapped.Select(variable => KeyValuePair.Create(variable.Key, variable.Value.ToFeel()))
            .Append(KeyValuePair.Create("response", response))
            .Append(KeyValuePair.Create("error", error))
            .Append(KeyValuePair.Create("job", FeelValue.Context([KeyValuePair.Create("retries", FeelValue.Of((decimal)retries))])))
            .Concat(JobErrorFunctions.All);
        var (value, refusal) = Evaluate(text, names);
        if (refusal is not null)
        {
            return new JobHeaderVerdict.Stop($"{Place(ErrorExpression)}: {refusal}");
        }

        if (!value.TryGetContext(out var context) || context.Count == 0)
        {
            return new JobHeaderVerdict.Pass(mapped);
        }

        var variables = NoVariables;
        if (Member(context, "variables").TryGetContext(out var given) && ReadVariables(given, ErrorExpression, ref variables) is { } unusable)
        {
            return new JobHeaderVerdict.Stop(unusable);
        }

        Member(context, "message").TryGetString(out var message);
        Member(context, JobErrorFunctions.ErrorType).TryGetString(out var type);
        return type switch
        {
            JobErrorFunctions.BpmnError when Member(context, "code").TryGetString(out var code) => new JobHeaderVerdict.ThrowError(code, message, variables),
            JobErrorFunctions.JobError => new JobHeaderVerdict.Fail(RetriesLeft(context), message ?? "JOB_ERROR", Pause(context)),
            _ => new JobHeaderVerdict.Stop($"{Place(ErrorExpression)}: expected bpmnError(code, message), jobError(message) or null, found another context."),
        };
    }

    private static int RetriesLeft(FeelContextValue context) =>
        Member(context, "retries").TryGetNumber(out var number) ? (int)Math.Clamp(number, 0, 1000) : 0;

    private static TimeSpan? Pause(FeelContextValue context) =>
        Member(context, "timeout").TryGetDaysTimeDuration(out var timeout) && timeout.TryToTimeSpan(out var pause) ? pause : null;

    private string? ReadVariables(FeelContextValue context, string header, ref ImmutableDictionary<string, VariableValue> variables)
    {
        foreach (var (name, value) in context)
        {
            if (!VariableValue.TryFromFeel(value, out var variable, out var why))
            {
                return $"{Place(header)}: '{name}' cannot be a variable: {why}";
            }

            variables = variables.SetItem(name, variable);
        }

        return null;
    }

    private (FeelValue Value, string? Refusal) Evaluate(string text, IEnumerable<KeyValuePair<string, FeelValue>> names)
    {
        var parsed = FeelExpression.Parse(text.StartsWith('=') ? text[1..] : text, FeelScope.Dynamic);
        if (parsed.Expression is not { } expression)
        {
            return (FeelValue.Null, string.Join(' ', parsed.Diagnostics.Select(diagnostic => diagnostic.Message)));
        }

        var result = expression.Evaluate(new FeelContext(FeelContextValue.Of(names), environment));
        return result.IsFailure
            ? (FeelValue.Null, string.Join(' ', result.Warnings.Select(warning => warning.Message)))
            : (result.Value, null);
    }

    private string Place(string header) => $"Element '{elementId}', header {header}";

    private static FeelValue Member(FeelContextValue context, string name) => context.TryGet(name, out var value) ? value : FeelValue.Null;
}
