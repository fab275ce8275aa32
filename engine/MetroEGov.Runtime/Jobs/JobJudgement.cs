using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;

namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// Turns the outcome of an activity into a verdict on its job, by the task headers <c>resultVariable</c>, <c>resultExpression</c> and
/// <c>errorExpression</c>. Only what these map becomes variables; the raw answer is not kept. Pure.
/// </summary>
internal sealed class JobJudgement(FeelEnvironment environment)
{
    private const string ResultVariable = "resultVariable";
    private const string ResultExpression = "resultExpression";
    private const string ErrorExpression = "errorExpression";

    private static ImmutableDictionary<string, VariableValue> NoVariables => ImmutableDictionary<string, VariableValue>.Empty;

    public JobVerdict Judge(
        ActivityDescriptor activity,
        IReadOnlyDictionary<string, string> headers,
        int retries,
        int attempt,
        string elementId,
        ActivityOutcome outcome)
    {
        var response = outcome is ActivityOutcome.Completed done ? FeelValue.FromJson(done.Output) : FeelValue.Null;
        var mapped = NoVariables;
        if (outcome is ActivityOutcome.Completed && Map(headers, response, elementId, ref mapped) is { } refusal)
            return Stop(refusal);

        if (headers.TryGetValue(ErrorExpression, out var text)
            && JudgeByExpression(text, response, mapped, ErrorOf(outcome), headers, retries, attempt, elementId) is { } judged)
        {
            return judged;
        }

        return outcome switch
        {
            ActivityOutcome.Completed => new JobVerdict.Complete(mapped),
            ActivityOutcome.BusinessError error => new JobVerdict.ThrowError(error.Code, error.Message, NoVariables),
            ActivityOutcome.Failed failed => OfFailure(activity, headers, retries, attempt, failed.Failure),
            _ => throw new UnreachableException(),
        };
    }

    private static JobVerdict OfFailure(
        ActivityDescriptor activity, IReadOnlyDictionary<string, string> headers, int retries, int attempt, ActivityFailure failure)
    {
        var text = $"{failure.Code}: {failure.Message}";
        if (failure.OutcomeUnknown && !activity.IsIdempotent)
        {
            return Stop(
                $"{text} The call may have taken effect. Ask the partner; then resolve the incident to call again, or cancel the element.");
        }

        return failure.IsTransient
            ? new JobVerdict.Fail(Math.Max(0, retries - 1), text, RetryBackoff.After(headers, attempt, failure.RetryAfter))
            : Stop(text);
    }

    private string? Map(
        IReadOnlyDictionary<string, string> headers,
        FeelValue response,
        string elementId,
        ref ImmutableDictionary<string, VariableValue> mapped)
    {
        if (headers.TryGetValue(ResultVariable, out var name) && name.Length > 0)
        {
            if (!VariableValue.TryFromFeel(response, out var whole, out var why))
                return $"Element '{elementId}': the answer cannot be a variable: {why}";

            mapped = mapped.SetItem(name, whole);
        }

        if (!headers.TryGetValue(ResultExpression, out var text) || text.Length == 0)
            return null;

        var result = Evaluate(text, [KeyValuePair.Create("response", response)]);
        if (result.Refusal is not null)
            return $"Element '{elementId}', header {ResultExpression}: {result.Refusal}";
        if (!result.Value.TryGetContext(out var context))
            return $"Element '{elementId}', header {ResultExpression}: expected a context, found {result.Value.Kind}.";

        return ReadVariables(context, $"Element '{elementId}', header {ResultExpression}", ref mapped);
    }

    private JobVerdict? JudgeByExpression(
        string text,
        FeelValue response,
        ImmutableDictionary<string, VariableValue> mapped,
        FeelValue error,
        IReadOnlyDictionary<string, string> headers,
        int retries,
        int attempt,
        string elementId)
    {
        var names = mapped.Select(variable => KeyValuePair.Create(variable.Key, variable.Value.ToFeel()))
            .Append(KeyValuePair.Create("response", response))
            .Append(KeyValuePair.Create("error", error))
            .Append(KeyValuePair.Create("job", FeelValue.Context(("retries", FeelValue.Of((decimal)retries)))))
            .Concat(JobErrorFunctions.All);
        var result = Evaluate(text, names);
        if (result.Refusal is not null)
            return Stop($"Element '{elementId}', header {ErrorExpression}: {result.Refusal}");
        if (!result.Value.TryGetContext(out var context) || context.Count == 0)
            return null;

        var place = $"Element '{elementId}', header {ErrorExpression}";
        var variables = NoVariables;
        if (Member(context, "variables").TryGetContext(out var given) && ReadVariables(given, place, ref variables) is { } refusal)
            return Stop(refusal);

        Member(context, "message").TryGetString(out var message);
        Member(context, JobErrorFunctions.ErrorType).TryGetString(out var type);
        switch (type)
        {
            case JobErrorFunctions.BpmnError when Member(context, "code").TryGetString(out var code):
                return new JobVerdict.ThrowError(code, message, variables);
            case JobErrorFunctions.JobError:
                var left = Member(context, "retries").TryGetNumber(out var number) ? (int)Math.Clamp(number, 0, 1000) : 0;
                var pause = Member(context, "timeout").TryGetDaysTimeDuration(out var timeout) && timeout.TryToTimeSpan(out var span)
                    ? span
                    : RetryBackoff.After(headers, attempt, null);
                return new JobVerdict.Fail(left, message ?? "JOB_ERROR", pause);
            default:
                return Stop($"{place}: expected bpmnError(code, message), jobError(message) or null, found another context.");
        }
    }

    private static string? ReadVariables(FeelContextValue context, string place, ref ImmutableDictionary<string, VariableValue> variables)
    {
        foreach (var (name, value) in context)
        {
            if (!VariableValue.TryFromFeel(value, out var variable, out var why))
                return $"{place}: '{name}' cannot be a variable: {why}";

            variables = variables.SetItem(name, variable);
        }

        return null;
    }

    private (FeelValue Value, string? Refusal) Evaluate(string text, IEnumerable<KeyValuePair<string, FeelValue>> names)
    {
        var parsed = FeelExpression.Parse(text.StartsWith('=') ? text[1..] : text, FeelScope.Dynamic);
        if (parsed.Expression is not { } expression)
            return (FeelValue.Null, string.Join(' ', parsed.Diagnostics.Select(diagnostic => diagnostic.Message)));

        var result = expression.Evaluate(new FeelContext(FeelContextValue.Of(names), environment));
        return result.IsFailure
            ? (FeelValue.Null, string.Join(' ', result.Warnings.Select(warning => warning.Message)))
            : (result.Value, null);
    }

    private static FeelValue ErrorOf(ActivityOutcome outcome) => outcome switch
    {
        ActivityOutcome.BusinessError error =>
            FeelValue.Context(("code", FeelValue.Of(error.Code)), ("message", FeelValue.Of(error.Message))),
        ActivityOutcome.Failed failed =>
            FeelValue.Context(("code", FeelValue.Of(failed.Failure.Code)), ("message", FeelValue.Of(failed.Failure.Message))),
        _ => FeelValue.Null,
    };

    private static FeelValue Member(FeelContextValue context, string name) =>
        context.TryGet(name, out var value) ? value : FeelValue.Null;

    private static JobVerdict.Fail Stop(string text) => new(0, text, TimeSpan.Zero);
}
