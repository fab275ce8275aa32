using System.Collections.Immutable;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>
/// Jobs for external workers. A job carries variables of a case: a client gets only jobs of the types that it is registered for, of cases
/// that its authority may read unless it is registered for all, and answers only those that it was handed.
/// </summary>
public static class JobRoutes
{
    private const string Tag = "Jobs";
    private const int HighestBatch = 100;
    private const int HighestRetries = 1000;
    private static readonly TimeSpan DefaultPoll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/jobs");
        jobs.MapPost("/activation", ActivateAsync).RequireAuthorization(Policies.Integrate)
            .Operation("activateJobs", Tag, "Hands out jobs of a type; waits for one when there is none.")
            .Takes<ActivateJobsBody>(isOptional: false)
            .Gives<ActivatedJobsAnswer>();
        jobs.MapPost("/search", SearchAsync).RequireAuthorization(Policies.FollowJobs)
            .Operation("searchJobs", Tag, "Finds open jobs; a client only those of its types.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<JobAnswer>>();
        jobs.MapPost("/{key:long}/completion", CompleteAsync).RequireAuthorization(Policies.Integrate)
            .Operation("completeJob", Tag, "Says that a job is done.")
            .Takes<CompleteJobBody>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        jobs.MapPost("/{key:long}/failure", FailAsync).RequireAuthorization(Policies.Integrate)
            .Operation("failJob", Tag, "Says that a job could not be done; without retries left the case gets an incident.")
            .Takes<FailJobBody>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        jobs.MapPost("/{key:long}/error", ThrowErrorAsync).RequireAuthorization(Policies.Integrate)
            .Operation("throwJobError", Tag, "Answers a job with a business error that the drawing catches.")
            .Takes<ThrowJobErrorBody>(isOptional: false)
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        jobs.MapPatch("/{key:long}", UpdateAsync).RequireAuthorization(Policies.FollowJobs)
            .Operation("updateJob", Tag, "Gives a job other retries or another deadline.")
            .Takes<UpdateJobBody>(isOptional: false)
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ActivateAsync(
        HttpRequest request, ApiContext context, ExternalJobs jobs, CaseViews views, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        // There is one tenant, so there is nothing to choose.
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

        var order = new JobOrder(type, worker, TimeSpan.FromMilliseconds(lease), (int)Math.Min(max, HighestBatch))
        {
            Patience = poll switch
            {
                0 => DefaultPoll,
                < 0 => TimeSpan.Zero,
                _ => TimeSpan.FromMilliseconds(Math.Min(poll, LongestPoll.TotalMilliseconds)),
            },
        };
        var found = await jobs.ActivateAsync(order, ClientOf(context), cancellationToken);
        if (!found.IsEmpty)
        {
            await views.RecordAsync(
                context.Requester, CaseViewKind.JobData, [.. found.Select(job => job.InstanceKey).Distinct()], cancellationToken);
        }

        return ApiJson.Ok(new ActivatedJobsAnswer([.. found.Select(job => ActivatedJobAnswer.Of(job, fetched))]));
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, ApiContext context, ExternalJobs jobs, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, ExternalJobs.SearchFields);
        if (body.Refusal() is { } refusal)
            return refusal;
        var (scope, types) = context.Requester.Has(Role.Operator)
            ? (context.Scope, (ImmutableArray<string>?)null)
            : (ClientOf(context).Scope, context.Requester.JobTypes);
        return SearchAnswers.Of(await jobs.SearchAsync(wanted, scope, types, cancellationToken), JobAnswer.Of);
    }

    private static async Task<IResult> CompleteAsync(
        long key, HttpRequest request, ApiContext context, ExternalJobs jobs, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        // Corrections of listeners, which there are none of.
        body.Ignore("result");
        var variables = body.Object("variables");
        return body.Refusal()
            ?? ApiProblem.ForAnswer(await jobs.CompleteAsync(key, variables, ClientOf(context), context.CommandId, cancellationToken));
    }

    private static async Task<IResult> FailAsync(
        long key, HttpRequest request, ApiContext context, ExternalJobs jobs, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var retries = body.Number("retries") ?? 0;
        var message = body.Text("errorMessage") ?? "The worker gave no reason.";
        var backOff = body.Number("retryBackOff") ?? 0;
        var variables = body.Object("variables");
        if (retries is < 0 or > HighestRetries || backOff is < 0 or > int.MaxValue)
            body.Refuse($"'retries' must be 0 to {HighestRetries} and 'retryBackOff' milliseconds, 0 or more.");
        if (body.Refusal() is { } refusal)
            return refusal;
        var failure = new JobFailure((int)retries, message, TimeSpan.FromMilliseconds(backOff)) { Variables = variables };
        return ApiProblem.ForAnswer(await jobs.FailAsync(key, failure, ClientOf(context), context.CommandId, cancellationToken));
    }

    private static async Task<IResult> ThrowErrorAsync(
        long key, HttpRequest request, ApiContext context, ExternalJobs jobs, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var code = body.RequiredText("errorCode");
        var message = body.Text("errorMessage");
        var variables = body.Object("variables");
        return body.Refusal()
            ?? ApiProblem.ForAnswer(await jobs.ThrowErrorAsync(key, code, message, variables, ClientOf(context), context.CommandId, cancellationToken));
    }

    /// <summary>A client changes what it was handed; operations whatever they see.</summary>
    private static async Task<IResult> UpdateAsync(
        long key, HttpRequest request, ApiContext context, ExternalJobs jobs, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("operationReference");
        var changes = body.Nested("changeset");
        var retries = changes.Number("retries");
        var lease = changes.Number("timeout");
        if (retries is < 1 or > HighestRetries)
            body.Refuse($"'changeset.retries' must be 1 to {HighestRetries}.");
        if (lease is < 0 or > int.MaxValue)
            body.Refuse("'changeset.timeout' must be milliseconds, 0 or more.");
        if (retries is null && lease is null)
            body.Refuse("'changeset' must hold 'retries' or 'timeout'.");
        if (body.Refusal() is { } refusal)
            return refusal;
        var isOperator = context.Requester.Has(Role.Operator);
        return ApiProblem.ForAnswer(await jobs.UpdateAsync(
            key,
            (int?)retries,
            lease is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            context.Caller,
            isOperator ? null : ClientOf(context),
            isOperator ? context.Scope : ClientOf(context).Scope,
            cancellationToken));
    }

    private static JobClient ClientOf(ApiContext context) =>
        new(context.Requester.UserId, context.Requester.WorksForAllAuthorities ? ReadScope.Everything : context.OwnScope);
}
