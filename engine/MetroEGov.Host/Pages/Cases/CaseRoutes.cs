using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Cases;

/// <summary>The list of cases, the page of one with its diagram, and its printed certificate.</summary>
public static class CaseRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/cases").RequireAuthorization(Policies.Clerk);
        group.MapGet("", (HttpRequest request, CasePages pages, CancellationToken cancellationToken) =>
            pages.ListAsync(CaseSearch.Of(request.Query), cancellationToken));
        group.MapGet("/{key:long}", (long key, HttpRequest request, CasePages pages, CancellationToken cancellationToken) =>
            pages.ShowAsync(key, request.Query["notice"], cancellationToken));
        group.MapGet("/{key:long}/diagram", (long key, CasePages pages, Deployments deployments, CancellationToken cancellationToken) =>
            pages.DiagramAsync(key, deployments, cancellationToken));
        group.MapGet("/{key:long}/state", (long key, CasePages pages, CancellationToken cancellationToken) =>
            pages.StateAsync(key, cancellationToken));
        group.MapGet("/{key:long}/changes", FollowAsync);
        group.MapGet("/{key:long}/certificate", CertificateAsync);
        group.MapGet("/{key:long}/documents/{documentId}", DocumentAsync);
    }

    /// <summary>Offered as a file to keep, never shown within the pages' own origin.</summary>
    private static async Task<IResult> DocumentAsync(
        long key, string documentId, PageContext context, CaseDocuments documents, CaseViews views, CancellationToken cancellationToken)
    {
        var scope = ReadScope.Of(context.SignedIn.AuthorityKey);
        if ((await documents.ListAsync(key, scope, cancellationToken)).All(document => document.Reference.DocumentId != documentId)
            || await documents.GetAsync(documentId, scope, cancellationToken) is not var (document, content))
            return PageAnswer.NotFound();
        await views.RecordAsync(context.SignedIn, CaseViewKind.Document, document.InstanceKey, taskKey: null, cancellationToken);
        return Results.File(content, document.Reference.MediaType, document.Reference.FileName);
    }

    private static async Task<IResult> FollowAsync(
        long key, PageContext context, ProcessInstances instances, CaseChangeStream changes, CancellationToken cancellationToken)
    {
        var caller = context.SignedIn.ToCaller();
        return await instances.GetAsync(key, ReadScope.Of(caller), cancellationToken) is { } instance
            ? TypedResults.ServerSentEvents(changes.FollowAsync(instance, caller, cancellationToken))
            : Results.NotFound();
    }

    private static async Task<IResult> CertificateAsync(
        long key,
        PageContext context,
        AuthorityNames authorities,
        ProcessInstances instances,
        CaseViews views,
        CancellationToken cancellationToken)
    {
        var scope = ReadScope.Of(context.SignedIn.AuthorityKey);
        if (await instances.GetAsync(key, scope, cancellationToken) is not { } instance
            || await instances.GetVariablesAsync(key, scope, cancellationToken) is not { } variables
            || Certificate.Find(variables) is not { } certificate)
            return PageAnswer.NotFound();
        await views.RecordAsync(context.SignedIn, CaseViewKind.Certificate, key, taskKey: null, cancellationToken);
        var issuer = certificate.IssuedBy ?? string.Join(", ", instance.CompetentAuthorityKeys.Select(authorities.NameOf));
        return PageAnswer.Page<CertificatePage>(
            new CertificateModel(certificate, issuer, authorities.NameOf(context.SignedIn.AuthorityKey), $"/cases/{key}"));
    }
}
