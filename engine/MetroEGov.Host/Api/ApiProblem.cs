using Microsoft.AspNetCore.WebUtilities;

namespace MetroEGov.Host.Api;

/// <summary>
/// Problem documents of the HTTP API. Source: RFC 9457. A 503 says RESOURCE_EXHAUSTED, which clients take as "send it again"; so it is
/// never given for anything that stays.
/// </summary>
public static class ApiProblem
{
    public const string ContentType = "application/problem+json";

    public static IResult Of(int status, string code, string detail, object? more = null) =>
        Results.Json(
            new ApiProblemDocument("about:blank", code, status, detail, null, more),
            ApiJson.Options,
            ContentType,
            status);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "NOT_FOUND", detail);

    public static IResult BadRequest(string detail, object? more = null) =>
        Of(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT", detail, more);

    /// <param name="reference">The id under which the log tells more.</param>
    public static IResult ForStatus(int status, string reference) => status switch
    {
        StatusCodes.Status401Unauthorized => Of(status, "UNAUTHENTICATED", "Sign in or send a token: Authorization: Bearer <token from /connect/token>."),
        StatusCodes.Status403Forbidden => Of(status, "PERMISSION_DENIED", "The roles of this account or client do not include this operation."),
        StatusCodes.Status404NotFound => NotFound("There is nothing at this address."),
        StatusCodes.Status429TooManyRequests => Of(status, "RESOURCE_EXHAUSTED", "Too many attempts. Wait a minute."),
        StatusCodes.Status503ServiceUnavailable => Of(status, "RESOURCE_EXHAUSTED", "Too many commands are waiting. Send the request again in a few seconds."),
        >= 400 and < 500 => Of(status, "INVALID_ARGUMENT", $"{ReasonPhrases.GetReasonPhrase(status)}. Check method, content type and body."),
        _ => Of(status, "INTERNAL", $"The host failed. Operations find it in the log under {reference}."),
    };
}

/// <summary>RFC 9457 members in the order of the standard; <c>errors</c> carries lists such as form errors or deployment problems.</summary>
public sealed record ApiProblemDocument(string Type, string Title, int Status, string Detail, string? Instance, object? Errors);
