using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>What cannot go on without a person, for operations.</summary>
public static class IncidentRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup("/incidents").RequireAuthorization(Policies.Repair);
        incidents.MapPost("/search", SearchAsync);
        incidents.MapPost("/{key:long}/resolution", ResolveAsync);
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, ApiContext context, Incidents incidents, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var page = ApiPage.Of(body);
        var filter = body.Nested("filter");
        var wanted = new IncidentFilter
        {
            InstanceKey = filter.Key("processInstanceKey"),
            ProcessId = filter.Text("processDefinitionId"),
        };
        switch (filter.Text("state"))
        {
            case null:
                wanted = wanted with { IncludeResolved = true };
                break;
            case "ACTIVE":
                break;
            default:
                body.Refuse("'filter.state' must be ACTIVE, or be left out for all.");
                break;
        }

        return body.Refusal()
            ?? page.Answer(await incidents.ListAsync(wanted, context.Scope, page.ToRequest(), cancellationToken), Show);
    }

    private static async Task<IResult> ResolveAsync(
        long key, HttpRequest request, ApiContext context, Incidents incidents, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("operationReference");
        return body.Refusal()
            ?? ApiProblem.ForAnswer(await incidents.ResolveAsync(
                key, context.Caller, context.Scope, commandId: context.CommandId, cancellationToken: cancellationToken));
    }

    private static object Show(IncidentSummary incident) => new
    {
        processDefinitionId = incident.ProcessId,
        errorType = incident.Type,
        errorMessage = incident.Text,
        elementId = incident.ElementId ?? "",
        creationTime = incident.RaisedAt,
        state = incident.ResolvedAt is null ? "ACTIVE" : "RESOLVED",
        tenantId = ApiJson.TenantId,
        incidentKey = ApiJson.Key(incident.Key),
        processDefinitionKey = "0",
        processInstanceKey = ApiJson.Key(incident.InstanceKey),
        rootProcessInstanceKey = ApiJson.Key(incident.RootKey),
        elementInstanceKey = ApiJson.Key(incident.InstanceKey),
        jobKey = ApiJson.Key(incident.JobKey),
    };
}
