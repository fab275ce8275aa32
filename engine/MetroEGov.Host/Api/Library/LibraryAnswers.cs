using System.Diagnostics;
using System.Globalization;
using MetroEGov.Runtime;
using Microsoft.Net.Http.Headers;

namespace MetroEGov.Host.Api.Library;

/// <summary>What the answers of the library mean over HTTP, and its revisions as entity tags. Source: RFC 9110 §8.8.3, §13.1.</summary>
public static class LibraryAnswers
{
    public static IResult ForRefusal(LibraryAnswer answer) => answer switch
    {
        LibraryAnswer.Conflict conflict => Results.Json(
            new RevisionConflictDocument(
                "about:blank",
                "REVISION_CONFLICT",
                StatusCodes.Status412PreconditionFailed,
                $"The file '{conflict.Current.Name}' has revision {conflict.Current.Revision} meanwhile; nothing was changed. Read it, bring both together, and send it with If-Match: {TagOf(conflict.Current.Revision)}.",
                null,
                [],
                [],
                LibraryViews.Of(conflict.Current)),
            ApiJson.Options,
            ApiProblem.ContentType,
            StatusCodes.Status412PreconditionFailed),
        LibraryAnswer.Refused { Code: LibraryRefusal.NotFound } refused => ApiProblem.NotFound(refused.Text),
        LibraryAnswer.Refused { Code: LibraryRefusal.InvalidName } refused => ApiProblem.BadRequest(refused.Text),
        LibraryAnswer.Refused { Code: LibraryRefusal.TooLarge } refused =>
            ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "FILE_TOO_LARGE", refused.Text),
        LibraryAnswer.Refused refused =>
            ApiProblem.Of(StatusCodes.Status409Conflict, refused.Code.ToUpperInvariant().Replace('-', '_'), refused.Text),
        _ => throw new UnreachableException(),
    };

    public static IResult NoProcedure(string id) => ApiProblem.NotFound($"There is no procedure '{id}'.");

    public static string TagOf(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    public static void SetTag(HttpResponse response, int revision)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.ETag = TagOf(revision);
    }

    /// <summary>Reads the precondition of a change.</summary>
    /// <param name="request">The request.</param>
    /// <param name="seenRevision">From <c>If-Match</c>; null with <c>If-None-Match: *</c>, for a file that must not exist.</param>
    /// <returns>The problem, or null when there is a precondition that can be read.</returns>
    public static IResult? ReadPrecondition(HttpRequest request, out int? seenRevision)
    {
        ArgumentNullException.ThrowIfNull(request);
        seenRevision = null;
        var headers = request.GetTypedHeaders();
        if (request.Headers.IfMatch.Count > 0)
        {
            // A proxy that compresses may weaken a tag; the revision behind it is still the one that was seen.
            if (headers.IfMatch is [{ } tag] && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            {
                seenRevision = revision;
                return null;
            }

            return ApiProblem.BadRequest("If-Match must be the one ETag of the revision that was read, such as \"7\".");
        }

        if (request.Headers.IfNoneMatch.Count > 0)
        {
            return headers.IfNoneMatch is [{ } any] && any.Equals(EntityTagHeaderValue.Any)
                ? null
                : ApiProblem.BadRequest("If-None-Match must be *, for a file that does not exist yet.");
        }

        return ApiProblem.Of(
            StatusCodes.Status428PreconditionRequired,
            "PRECONDITION_REQUIRED",
            "Send If-Match with the ETag of the revision that was read, or If-None-Match: * for a new file.");
    }
}
