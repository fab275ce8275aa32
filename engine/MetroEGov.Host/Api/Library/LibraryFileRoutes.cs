using System.Text;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.Mvc;

namespace MetroEGov.Host.Api.Library;

/// <summary>The files of a procedure: raw texts under optimistic revisions.</summary>
public static class LibraryFileRoutes
{
    private const int ToTellIt = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(IEndpointRouteBuilder library)
    {
        library.MapGet("/{id}/files/{**name}", ReadAsync)
            .WithSummary("The text of a file; its revision is the ETag. With ?revision= an older one.")
            .Produces<string>(contentType: "text/plain")
            .ProducesProblem(StatusCodes.Status404NotFound);
        // A little more than a file may have, so that what is too large is told as that and not by the server.
        library.MapPut("/{id}/files/{**name}", SaveAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ProcedureLibrary.FileSizeLimitBytes + ToTellIt))
            .WithSummary("Saves the next revision of a file under If-Match, or a new file under If-None-Match: *.")
            .Accepts<string>("text/plain")
            .Produces<SavedFile>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .Produces<RevisionConflictDocument>(StatusCodes.Status412PreconditionFailed, ApiProblem.ContentType)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        library.MapDelete("/{id}/files/{**name}", DeleteAsync)
            .WithSummary("Takes a file out of the procedure under If-Match; its revisions stay.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Produces<RevisionConflictDocument>(StatusCodes.Status412PreconditionFailed, ApiProblem.ContentType)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        library.MapGet("/{id}/revisions/{**name}", ListRevisionsAsync)
            .WithSummary("The last 50 revisions of a file, the newest first.")
            .Produces<RevisionList>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ReadAsync(
        string id, string name, int? revision, HttpResponse response, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        if (await library.ReadAsync(id, name, revision, cancellationToken) is not { } file)
            return NoFile(id, name);
        LibraryAnswers.SetTag(response, file.Revision.Revision);
        return Results.Text(file.Text, "text/plain", Encoding.UTF8);
    }

    private static async Task<IResult> SaveAsync(
        string id, string name, HttpRequest request, ApiContext context, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        if (LibraryAnswers.ReadPrecondition(request, out var seenRevision) is { } problem)
            return problem;
        if (await ReadBodyAsync(request, cancellationToken) is not { } bytes)
            return TooLarge();
        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return ApiProblem.BadRequest("The body is not UTF-8.");
        }

        var answer = await library.SaveAsync(id, name, text.TrimStart('\uFEFF'), seenRevision, context.Caller, cancellationToken);
        if (answer is not LibraryAnswer.Saved { File: var saved })
            return LibraryAnswers.ForRefusal(answer);
        LibraryAnswers.SetTag(request.HttpContext.Response, saved.Revision);
        return ApiJson.Ok(new SavedFile(saved.Name, saved.Revision, saved.ChangedAt, saved.ChangedBy));
    }

    private static async Task<IResult> DeleteAsync(
        string id, string name, HttpRequest request, ApiContext context, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        if (LibraryAnswers.ReadPrecondition(request, out var seenRevision) is { } problem)
            return problem;
        if (seenRevision is not { } revision)
            return ApiProblem.BadRequest("Deleting needs If-Match with the ETag of the revision that was read.");
        var answer = await library.DeleteAsync(id, name, revision, context.Caller, cancellationToken);
        return answer is LibraryAnswer.Deleted ? Results.NoContent() : LibraryAnswers.ForRefusal(answer);
    }

    private static async Task<IResult> ListRevisionsAsync(
        string id, string name, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        var revisions = await library.ListRevisionsAsync(id, name, cancellationToken);
        return revisions.IsEmpty ? NoFile(id, name) : ApiJson.Ok(new RevisionList([.. revisions.Select(LibraryViews.Of)]));
    }

    /// <returns>Null when there is more than a file may have.</returns>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > ProcedureLibrary.FileSizeLimitBytes)
                return null;
        }

        return buffer.ToArray();
    }

    private static IResult NoFile(string id, string name) => ApiProblem.NotFound($"There is no file '{name}' in the procedure '{id}'.");

    private static IResult TooLarge() => ApiProblem.Of(
        StatusCodes.Status413PayloadTooLarge, "FILE_TOO_LARGE", $"The file is larger than {ProcedureLibrary.FileSizeLimitBytes} bytes.");
}
