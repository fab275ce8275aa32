using System.Text;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.Procedures;

/// <summary>The answer to a start that waits for the end of its case.</summary>
public sealed class CaseEnd(ApiContext context, ProcessInstances instances, HttpStarts starts, CaseViews views)
{
    public async Task<IResult> AwaitAsync(HttpStartPoint point, HttpStartAnswer.Started started, CancellationToken cancellationToken)
    {
        var key = started.Case.InstanceKey;
        return await instances.AwaitEndAsync(key, point.Start.Timeout, ReadScope.Everything, cancellationToken) switch
        {
            EndAnswer.Ended { Instance.Status: InstanceStatus.Completed } ended => await CompletedAsync(point, started, ended, cancellationToken),
            EndAnswer.Ended => ApiProblem.Of(
                StatusCodes.Status409Conflict, "CANCELLED", $"The case {ApiJson.Key(key)} was started and then cancelled before it came to its end."),
            _ => ApiProblem.Of(
                StatusCodes.Status504GatewayTimeout,
                "DEADLINE_EXCEEDED",
                $"The case {ApiJson.Key(key)} was started and goes on; it did not end within the {point.Start.Timeout.TotalSeconds:0.###} seconds of the procedure."),
        };
    }

    public static StartedCase Show(HttpStartAnswer.Started started, string state) => new(
        ApiJson.Key(started.Case.InstanceKey),
        started.Case.ProcessId,
        ApiJson.Key(started.Case.DefinitionKey),
        started.Case.Version,
        started.BusinessKey,
        state);

    private async Task<IResult> CompletedAsync(
        HttpStartPoint point, HttpStartAnswer.Started started, EndAnswer.Ended ended, CancellationToken cancellationToken)
    {
        var answer = starts.Respond(point, ended.Variables, out var refusal);
        if (refusal is not null)
        {
            return ApiProblem.Of(
                StatusCodes.Status500InternalServerError,
                "INTERNAL",
                $"The case {ApiJson.Key(ended.Instance.Key)} has completed, but its procedure makes no answer of it: {refusal}");
        }

        if (answer is null)
            return ApiJson.Ok(Show(started, "COMPLETED"));

        // The answer may hold whatever the case knows of a person.
        await views.RecordAsync(context.Requester, CaseViewKind.CaseData, ended.Instance.Key, taskKey: null, cancellationToken);
        return Results.Content(answer, "application/json", Encoding.UTF8);
    }
}
