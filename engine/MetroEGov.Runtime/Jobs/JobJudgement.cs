using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Jobs;
using MetroEGov.Feel;

namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// Turns the outcome of an activity into a verdict on its job, by the task headers <c>resultVariable</c>, <c>resultExpression</c> and
/// <c>errorExpression</c>. Only what these map becomes variables; the raw answer is not kept. Pure.
/// </summary>
internal sealed class JobJudgement(FeelEnvironment environment)
{
    private static ImmutableDictionary<string, VariableValue> NoVariables => ImmutableDictionary<string, VariableValue>.Empty;

    /// <param name="mayRepeat">Whether the call may be sent again after an unknown outcome.</param>
    public JobVerdict Judge(
        bool mayRepeat,
        IReadOnlyDictionary<string, string> headers,
        int retries,
        int attempt,
        string elementId,
        ActivityOutcome outcome)
    {
        var response = outcome is ActivityOutcome.Completed done ? FeelValue.FromJson(done.Output) : FeelValue.Null;
        return new JobHeaders(headers, elementId, environment).Judge(response, ErrorOf(outcome), retries) switch
        {
            JobHeaderVerdict.Pass pass => OfOutcome(mayRepeat, headers, retries, attempt, outcome, pass.Variables),
            JobHeaderVerdict.ThrowError error => new JobVerdict.ThrowError(error.Code, error.Message, error.Variables),
            JobHeaderVerdict.Fail fail => new JobVerdict.Fail(fail.RetriesLeft, fail.Message, fail.Pause ?? RetryBackoff.After(headers, attempt, null)),
            JobHeaderVerdict.Stop stop => Stop(stop.Text),
            _ => throw new UnreachableException(),
        };
    }

    private static JobVerdict OfOutcome(
        bool mayRepeat,
        IReadOnlyDictionary<string, string> headers,
        int retries,
        int attempt,
        ActivityOutcome outcome,
        ImmutableDictionary<string, VariableValue> mapped) => outcome switch
        {
            ActivityOutcome.Completed => new JobVerdict.Complete(mapped),
            ActivityOutcome.BusinessError error => new JobVerdict.ThrowError(error.Code, error.Message, NoVariables),
            ActivityOutcome.Failed failed => OfFailure(mayRepeat, headers, retries, attempt, failed.Failure),
            _ => throw new UnreachableException(),
        };

    private static JobVerdict OfFailure(
        bool mayRepeat, IReadOnlyDictionary<string, string> headers, int retries, int attempt, ActivityFailure failure)
    {
        var text = $"{failure.Code}: {failure.Message}";
        if (failure.OutcomeUnknown && !mayRepeat)
        {
            return Stop(
                $"{text} The call may have taken effect. Ask the partner; then resolve the incident to call again, or cancel the element.");
        }

        return failure.IsTransient
            ? new JobVerdict.Fail(Math.Max(0, retries - 1), text, RetryBackoff.After(headers, attempt, failure.RetryAfter))
            : Stop(text);
    }

    private static FeelValue ErrorOf(ActivityOutcome outcome) => outcome switch
    {
        ActivityOutcome.BusinessError error => Error(error.Code, error.Message),
        ActivityOutcome.Failed failed => Error(failed.Failure.Code, failed.Failure.Message),
        _ => FeelValue.Null,
    };

    private static FeelValue Error(string code, string? message) =>
        FeelValue.Context(("code", FeelValue.Of(code)), ("message", FeelValue.Of(message)));

    private static JobVerdict.Fail Stop(string text) => new(0, text, TimeSpan.Zero);
}
