using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Web;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Operations;

/// <summary>What operations look at: incidents, and the dashboard of the background work. States and element names, never values.</summary>
public static class OperationsRoutes
{
    private const int IncidentsShown = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/operations").RequireAuthorization(Policies.Operator);
        group.MapGet("", (HttpRequest request, Incidents incidents, CancellationToken cancellationToken) =>
            ShowAsync(incidents, request.Query["notice"], StatusCodes.Status200OK, cancellationToken));
        group.MapPost("/incidents/{key:long}/resolve", ResolveAsync).RequireAntiforgery();
    }

    private static async Task<IResult> ShowAsync(Incidents incidents, string? notice, int status, CancellationToken cancellationToken)
    {
        var open = await incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest(0, IncidentsShown), cancellationToken);
        return PageAnswer.Page<OperationsPage>(new OperationsModel(open, notice), status);
    }

    private static async Task<IResult> ResolveAsync(long key, PageContext context, Incidents incidents, CancellationToken cancellationToken)
    {
        var answer = await incidents.ResolveAsync(key, context.SignedIn.ToCaller(), ReadScope.Everything, cancellationToken: cancellationToken);
        return answer is CommandAnswer.Done
            ? PageAnswer.SeeOther("/operations?notice=resolved")
            : await ShowAsync(incidents, "gone", StatusCodes.Status409Conflict, cancellationToken);
    }
}
