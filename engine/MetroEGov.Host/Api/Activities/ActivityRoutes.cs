using MetroEGov.Activities;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Pages.Help;
using MetroEGov.Host.Security;

namespace MetroEGov.Host.Api.Activities;

/// <summary><c>GET /api/activities</c>: what this host can do, as element templates for the designer's palette.</summary>
public static class ActivityRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/activities", (ActivityCatalog activities, PageContext context) => Results.Text(
                ElementTemplate.ToJson(activities, context.Language.Tag, HelpRoutes.ActivitiesAt(context.Http.Request)), "application/json"))
            .RequireAuthorization(Policies.Designer);
}
