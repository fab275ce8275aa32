using MetroEGov.Activities;
using MetroEGov.Host.Security;

namespace MetroEGov.Host.Pages.Help;

/// <summary>What designers look up while they draw; the element templates link here.</summary>
public static class HelpRoutes
{
    private const string ActivitiesPath = "/help/activities";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(ActivitiesPath, (ActivityCatalog activities) => PageAnswer.Page<ActivityHelpPage>(activities))
            .RequireAuthorization(Policies.Designer);

    /// <summary>The page that describes all activities, under the name by which this host was reached.</summary>
    public static Uri ActivitiesAt(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new UriBuilder(request.Scheme, request.Host.Host, request.Host.Port ?? -1, request.PathBase + ActivitiesPath).Uri;
    }
}
