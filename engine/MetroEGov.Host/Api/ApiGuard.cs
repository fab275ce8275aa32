using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace MetroEGov.Host.Api;

/// <summary>
/// A browser sends its cookie with every request, also with one that another site made it send. So what changes something and comes
/// with a cookie needs the antiforgery token of a page as well; a bearer token is proof enough.
/// </summary>
public sealed class ApiGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        if (http.Request.Headers[ApiContext.IdempotencyHeader] is [{ Length: > ApiContext.IdempotencyKeyLimit }, ..])
            return ApiProblem.BadRequest($"The header {ApiContext.IdempotencyHeader} may have at most {ApiContext.IdempotencyKeyLimit} characters.");
        var isByCookie = http.User.Identities.Any(identity => identity.AuthenticationType == IdentityConstants.ApplicationScheme);
        if (isByCookie && !HttpMethods.IsGet(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
            return ApiProblem.BadRequest("With a cookie this needs the header RequestVerificationToken with the token of a page.");
        return await next(context);
    }
}
