using MetroEGov.Host.Security;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.Antiforgery;

namespace MetroEGov.Host.Pages.Designer;

/// <summary>Where designers choose a process and open it; the editor itself is <c>/app/designer.js</c>.</summary>
public static class DesignerRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/designer").RequireAuthorization(Policies.Designer);
        group.MapGet("", async (Deployments deployments, CancellationToken cancellationToken) =>
            PageAnswer.Page<DesignerListPage>(new DesignerListModel(await NewestAsync(deployments, cancellationToken))));
        group.MapGet("/{processId}", OpenAsync);
    }

    private static async Task<IResult> OpenAsync(
        string processId, HttpContext http, Deployments deployments, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        var process = (await NewestAsync(deployments, cancellationToken)).FirstOrDefault(definition => definition.Id == processId);
        return process is null
            ? PageAnswer.NotFound()
            : PageAnswer.Page<DesignerPage>(new DesignerModel(process, antiforgery.GetAndStoreTokens(http).RequestToken!));
    }

    private static async Task<IReadOnlyList<Definition>> NewestAsync(Deployments deployments, CancellationToken cancellationToken) =>
        [.. (await deployments.ListAsync(DefinitionKind.Process, cancellationToken: cancellationToken))
            .GroupBy(definition => definition.Id, StringComparer.Ordinal)
            .Select(group => group.MaxBy(definition => definition.Version)!)
            .OrderBy(definition => definition.Name ?? definition.Id, StringComparer.CurrentCulture)];
}
