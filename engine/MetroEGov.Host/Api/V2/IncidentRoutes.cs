using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>What cannot go on without a person: whoever follows a case sees it, operations mend it.</summary>
public static class IncidentRoutes
{
    private const string Tag = "Incidents";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup("/incidents");
        incidents.MapPost("/search", SearchAsync).RequireAuthorization(Policies.FollowCases)
            .Operation("searchIncidents", Tag, "Finds incidents of cases that the caller's authority may read.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<IncidentAnswer>>();
        incidents.MapGet("/{key:long}", GetAsync).RequireAuthorization(Policies.FollowCases)
            .Operation("getIncident", Tag, "Reads one incident.")
            .Gives<IncidentAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
        incidents.MapPost("/{key:long}/resolution", ResolveAsync).RequireAuthorization(Policies.Repair)
            .Operation("resolveIncident", Tag, "Tries again what the incident stopped.")
            .Takes<EmptyBody>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        routes.MapPost("/process-instances/{key:long}/incidents/search", SearchOfInstanceAsync).RequireAuthorization(Policies.FollowCases)
            .Operation("searchProcessInstanceIncidents", Tag, "Finds incidents of one instance and of what it called.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<IncidentAnswer>>()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, ApiContext context, Incidents incidents, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, Incidents.SearchFields);
        return body.Refusal() ?? SearchAnswers.Of(await incidents.SearchAsync(wanted, context.Scope, cancellationToken), IncidentAnswer.Of);
    }

    private static async Task<IResult> SearchOfInstanceAsync(
        long key, HttpRequest request, ApiContext context, ProcessInstances instances, Incidents incidents, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, Incidents.SearchFields);
        if (body.Refusal() is { } refusal)
            return refusal;
        if (!await instances.MayReadAsync(key, context.Scope, cancellationToken))
            return ApiProblem.NotFound($"There is no process instance with the key {key}.");
        var family = await instances.GetFamilyAsync(key, context.Scope, cancellationToken);
        var ofFamily = new SearchCondition("processInstanceKey", SearchOperator.In, [.. family.Cast<object>()]);
        return SearchAnswers.Of(
            await incidents.SearchAsync(wanted with { Conditions = wanted.Conditions.Add(ofFamily) }, context.Scope, cancellationToken),
            IncidentAnswer.Of);
    }

    private static async Task<IResult> GetAsync(long key, ApiContext context, Incidents incidents, CancellationToken cancellationToken) =>
        await incidents.GetAsync(key, context.Scope, cancellationToken) is { } incident
            ? ApiJson.Ok(IncidentAnswer.Of(incident))
            : ApiProblem.NotFound($"There is no incident with the key {key}.");

    private static async Task<IResult> ResolveAsync(
        long key, HttpRequest request, ApiContext context, Incidents incidents, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("operationReference");
        return body.Refusal()
            ?? ApiProblem.ForAnswer(await incidents.ResolveAsync(
                key, context.Caller, context.Scope, commandId: context.CommandId, cancellationToken: cancellationToken));
    }
}
