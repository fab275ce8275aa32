using MetroEGov.Bpmn;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.WebUtilities;

namespace MetroEGov.Host.Api;

/// <summary>
/// Problem documents of the HTTP API. Source: RFC 9457. A 503 says RESOURCE_EXHAUSTED, which clients take as "send it again"; so it is
/// never given for anything that stays.
/// </summary>
public static class ApiProblem
{
    public const string ContentType = "application/problem+json";

    public static IResult Of(
        int status, string code, string detail, IReadOnlyList<ApiFieldError>? errors = null, IReadOnlyList<ApiDocumentProblem>? problems = null) =>
        Results.Json(
            new ApiProblemDocument("about:blank", code, status, detail, null, errors ?? [], problems ?? []), ApiJson.Options, ContentType, status);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "NOT_FOUND", detail);

    public static IResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT", detail);

    public static IResult UnsupportedMediaType(string detail) => Of(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", detail);

    public static IResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, "PERMISSION_DENIED", detail);

    /// <param name="reference">The id under which the log tells more.</param>
    public static IResult ForStatus(int status, string reference) => status switch
    {
        StatusCodes.Status401Unauthorized => Of(status, "UNAUTHENTICATED", "Sign in, or send a token of /connect/token as 'Authorization: Bearer …'."),
        StatusCodes.Status403Forbidden => Forbidden("The roles of this account or client do not include this operation."),
        StatusCodes.Status404NotFound => NotFound("There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Of(status, "METHOD_NOT_ALLOWED", "This address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "PAYLOAD_TOO_LARGE", "The body is larger than this address takes: 4 MiB in general, 32 MiB for a deployment."),
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType("This address does not take a body of this content type."),
        StatusCodes.Status429TooManyRequests => Of(status, "RESOURCE_EXHAUSTED", "Too many attempts. Wait a minute."),
        StatusCodes.Status503ServiceUnavailable => Of(status, "RESOURCE_EXHAUSTED", "Too many commands are waiting. Send the request again in a few seconds."),
        >= 400 and < 500 => Of(status, "INVALID_ARGUMENT", $"{ReasonPhrases.GetReasonPhrase(status)}. Check method, content type and body."),
        _ => Of(status, "INTERNAL", $"The host failed. Operations find it in the log under {reference}."),
    };

    /// <summary>What a refusal of the runtime means over HTTP.</summary>
    public static IResult ForRefusal(string code, string text) => code switch
    {
        RefusalCode.NotFound or RefusalCode.NobodyWaits => NotFound(text),
        RefusalCode.NotAllowed => Forbidden(text),
        RefusalCode.InvalidVariable or RefusalCode.NoValidVersion => BadRequest(text),
        _ => Of(StatusCodes.Status409Conflict, code.ToUpperInvariant().Replace('-', '_'), text),
    };

    /// <summary>204 for done; a problem document for everything else.</summary>
    public static IResult ForAnswer(CommandAnswer answer) => answer switch
    {
        CommandAnswer.Done => Results.NoContent(),
        CommandAnswer.Refused refused => ForRefusal(refused.Code, refused.Text),
        CommandAnswer.FormInvalid invalid => Of(
            StatusCodes.Status400BadRequest,
            "INVALID_ARGUMENT",
            "The form's rules are not kept; nothing was changed.",
            [.. invalid.Errors.Select(error => new ApiFieldError(error.Path, error.Code, error.English))]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>The members of RFC 9457, and lists for what has more than one reason.</summary>
/// <param name="Errors">Fields of a form.</param>
/// <param name="Problems">Places in deployed documents.</param>
public sealed record ApiProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string? Instance,
    IReadOnlyList<ApiFieldError> Errors,
    IReadOnlyList<ApiDocumentProblem> Problems);

public sealed record ApiFieldError(string Path, string Code, string Text);

/// <param name="Line">1-based; 0 when no place can be named.</param>
public sealed record ApiDocumentProblem(string ResourceName, string Severity, string Code, string? ElementId, int Line, string Text)
{
    public static ApiDocumentProblem Of(ResourceProblem found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(
            found.ResourceName,
            found.Problem.Severity == ProblemSeverity.Error ? "error" : "warning",
            found.Problem.Code,
            found.Problem.ElementId,
            found.Problem.Line,
            found.Problem.Text);
    }
}
