using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>
/// Jobs for external workers. A job carries variables of a case, so a client gets only jobs of the types that it is registered for, and
/// answers only those that it was handed.
/// </summary>
public static class JobRoutes
{
    private const int HighestBatch = 100;
    private static readonly TimeSpan DefaultPoll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/jobs").RequireAuthorization(Policies.Integrate);
        jobs.MapPost("/activation", ActivateAsync);
        jobs.MapPost("/{key:long}/completion", CompleteAsync);
        jobs.MapPost("/{key:long}/failure", FailAsync);
        jobs.MapPost("/{key:long}/error", ThrowErrorAsync);
    }

    private static async Task<IResult> ActivateAsync(
        HttpRequest request, ApiContext context, ExternalJobs jobs, HandedOutJobs handedOut, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("tenantIds", "tenantFilter");
        var type = body.RequiredText("type");
        var worker = body.Text("worker") ?? context.Requester.UserId;
        var lease = body.Number("timeout") ?? 0;
        var max = body.Number("maxJobsToActivate") ?? 0;
        var poll = body.Number("requestTimeout") ?? 0;
        var fetched = body.Texts("fetchVariable");
        if (lease is <= 0 or > int.MaxValue)
            body.Refuse("'timeout' must be milliseconds, 1 or more.");
        if (max < 1)
            body.Refuse("'maxJobsToActivate' must be 1 or more.");
        if (body.Refusal() is { } refusal)
            return refusal;
        if (!context.Requester.MayWorkOn(type))
            return ApiProblem.Forbidden($"This client is not registered for jobs of the type '{type}'.");

        var patience = poll switch
        {
            0 => DefaultPoll,
            < 0 => TimeSpan.Zero,
            _ => TimeSpan.FromMilliseconds(Math.Min(poll, LongestPoll.TotalMilliseconds)),
        };
        var began = clock.GetTimestamp();
        while (true)
        {
            var found = await jobs.ActivateAsync(
                type, worker, TimeSpan.FromMilliseconds(lease), (int)Math.Min(max, HighestBatch), cancellationToken);
            if (found.Length > 0 || clock.GetElapsedTime(began) >= patience)
            {
                handedOut.Note(context.Requester.UserId, found);
                return ApiJson.Ok(new { jobs = found.Select(job => Show(job, fetched)) });
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static async Task<IResult> CompleteAsync(
        long key, HttpRequest request, ApiContext context, ExternalJobs jobs, HandedOutJobs handedOut, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("result");
        var variables = body.Object("variables");
        if (Refusal(body, key, context, handedOut) is { } refusal)
            return refusal;
        return ApiProblem.ForAnswer(await jobs.CompleteAsync(key, variables, context.CommandId, cancellationToken));
    }

    private static async Task<IResult> FailAsync(
        long key, HttpRequest request, ApiContext context, ExternalJobs jobs, HandedOutJobs handedOut, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("variables");
        var retries = body.Number("retries") ?? 0;
        var message = body.Text("errorMessage") ?? "The worker gave no reason.";
        var backOff = body.Number("retryBackOff") ?? 0;
        if (retries is < 0 or > 1000 || backOff is < 0 or > int.MaxValue)
            body.Refuse("'retries' must be 0 to 1000 and 'retryBackOff' milliseconds, 0 or more.");
        if (Refusal(body, key, context, handedOut) is { } refusal)
            return refusal;
        return ApiProblem.ForAnswer(await jobs.FailAsync(
            key, (int)retries, message, TimeSpan.FromMilliseconds(backOff), context.CommandId, cancellationToken));
    }

    private static async Task<IResult> ThrowErrorAsync(
        long key, HttpRequest request, ApiContext context, ExternalJobs jobs, HandedOutJobs handedOut, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var code = body.RequiredText("errorCode");
        var message = body.Text("errorMessage");
        var variables = body.Object("variables");
        if (Refusal(body, key, context, handedOut) is { } refusal)
            return refusal;
        return ApiProblem.ForAnswer(await jobs.ThrowErrorAsync(key, code, message, variables, context.CommandId, cancellationToken));
    }

    private static IResult? Refusal(ApiBody body, long key, ApiContext context, HandedOutJobs handedOut) =>
        body.Refusal()
        ?? (handedOut.Has(context.Requester.UserId, key)
            ? null
            : ApiProblem.NotFound($"No job with the key {key} was handed out to this client, or it is done."));

    private static object Show(ActivatedJob job, IReadOnlyList<string>? fetched) => new
    {
        type = job.Type,
        processDefinitionId = job.ProcessId,
        processDefinitionVersion = job.Version,
        elementId = job.ElementId,
        customHeaders = job.Headers,
        worker = job.Worker,
        retries = job.Retries,
        deadline = job.Deadline.ToUnixTimeMilliseconds(),
        variables = fetched is { Count: > 0 }
            ? System.Text.Json.JsonSerializer.SerializeToElement(job.Variables.EnumerateObject()
                .Where(variable => fetched.Contains(variable.Name))
                .ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal))
            : job.Variables,
        tenantId = ApiJson.TenantId,
        jobKey = ApiJson.Key(job.Key),
        processInstanceKey = ApiJson.Key(job.InstanceKey),
        processDefinitionKey = ApiJson.Key(job.DefinitionKey),
        elementInstanceKey = ApiJson.Key(job.ElementInstanceKey),
        rootProcessInstanceKey = (string?)null,
        kind = "BPMN_ELEMENT",
        listenerEventType = "UNSPECIFIED",
        userTask = (object?)null,
        tags = Array.Empty<string>(),
    };
}
