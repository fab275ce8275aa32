using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Designer;

/// <summary>Where designers choose a process and open it; its editor is the page of <see cref="EditorRoutes"/>.</summary>
public static class DesignerRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/designer").RequireAuthorization(Policies.Designer);
        group.MapGet("", async (Deployments deployments, CancellationToken cancellationToken) =>
            PageAnswer.Page<DesignerListPage>(new DesignerListModel(await NewestAsync(deployments, cancellationToken))));
        group.MapGet("/{processId}", OpenAsync);
    }

    /// <summary>The editor of the process's drawing: the folder of its resource is the procedure.</summary>
    private static async Task<IResult> OpenAsync(string processId, Deployments deployments, CancellationToken cancellationToken)
    {
        var process = (await NewestAsync(deployments, cancellationToken)).FirstOrDefault(definition => definition.Id == processId);
        if (process is null)
            return PageAnswer.NotFound();
        var folder = process.ResourceName.IndexOf('/', StringComparison.Ordinal);
        return folder < 0
            ? PageAnswer.NotFound()
            : Results.Redirect($"/designer/{process.ResourceName[..folder]}/files/{process.ResourceName[(folder + 1)..]}");
    }

    private static async Task<IReadOnlyList<Definition>> NewestAsync(Deployments deployments, CancellationToken cancellationToken) =>
        [.. (await deployments.ListAsync(DefinitionKind.Process, cancellationToken: cancellationToken))
            .GroupBy(definition => definition.Id, StringComparer.Ordinal)
            .Select(group => group.MaxBy(definition => definition.Version)!)
            .OrderBy(definition => definition.Name ?? definition.Id, StringComparer.CurrentCulture)];
}
