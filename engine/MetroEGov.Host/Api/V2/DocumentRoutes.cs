using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Reading the documents of cases over HTTP; they are made by activities only.</summary>
public static class DocumentRoutes
{
    /// <summary>The one store of documents; a request that names another finds nothing there.</summary>
    private const string StoreId = "cases";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/documents/{documentId}", GetAsync)
        .RequireAuthorization(Policies.DriveCases)
        .WithSummary("The bytes of a document of a case that the caller may read.")
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .Produces<ApiProblemDocument>(StatusCodes.Status404NotFound, ApiProblem.ContentType);

    /// <param name="storeId">Left out, or <c>cases</c>.</param>
    /// <param name="contentHash">Left out, or the SHA-256 of the reference: another hash is another document.</param>
    private static async Task<IResult> GetAsync(
        string documentId,
        string? storeId,
        string? contentHash,
        ApiContext context,
        CaseDocuments documents,
        CaseViews views,
        CancellationToken cancellationToken)
    {
        if (storeId is not (null or StoreId)
            || await documents.GetAsync(documentId, context.OwnScope, cancellationToken) is not var (document, content)
            || (contentHash is not null && !string.Equals(contentHash, document.Reference.Sha256, StringComparison.OrdinalIgnoreCase)))
            return ApiProblem.NotFound("There is no such document, or it belongs to a case that this client may not read.");
        await views.RecordAsync(context.Requester, CaseViewKind.Document, document.InstanceKey, taskKey: null, cancellationToken);
        return Results.File(content, document.Reference.MediaType, document.Reference.FileName);
    }
}
