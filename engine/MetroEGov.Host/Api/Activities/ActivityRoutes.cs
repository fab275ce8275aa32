using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetroEGov.Activities;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Pages.Help;
using MetroEGov.Host.Security;

namespace MetroEGov.Host.Api.Activities;

/// <summary>
/// <c>GET /api/activities</c>: what this host can do, as element templates for the designer: the activities, then the start events.
/// </summary>
public static class ActivityRoutes
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/activities", (ActivityCatalog activities, PageContext context) => Results.Text(
                Catalogue(activities, context.Language.Tag, HelpRoutes.ActivitiesAt(context.Http.Request)), "application/json"))
            .RequireAuthorization(Policies.Designer);

    /// <summary>A JSON array, as modelers read it.</summary>
    private static string Catalogue(ActivityCatalog activities, string language, Uri documentation) => new JsonArray(
        [
            .. activities.Descriptors.Select(descriptor => ElementTemplate.Of(descriptor, language, documentation)),
            .. StartTemplates.All(language),
        ]).ToJsonString(Format);
}
