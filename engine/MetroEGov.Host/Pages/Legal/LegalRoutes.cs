namespace MetroEGov.Host.Pages.Legal;

/// <summary>The pages that the law wants reachable from everywhere, without sign-in.</summary>
public static class LegalRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/privacy", () => PageAnswer.Page<PrivacyPage>()).AllowAnonymous();
        routes.MapGet("/accessibility", () => PageAnswer.Page<AccessibilityPage>()).AllowAnonymous();
    }
}
