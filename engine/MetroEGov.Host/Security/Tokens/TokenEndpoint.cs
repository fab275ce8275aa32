using System.Security.Claims;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MetroEGov.Host.Security.Tokens;

/// <summary>
/// <c>POST /connect/token</c>: a client shows its secret and gets an access token for the authority and roles that it is bound to.
/// Only the client credentials grant. Source: RFC 6749 §4.4.
/// </summary>
public static class TokenEndpoint
{
    public const string Path = "/connect/token";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, IssueAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Web.SignInLimit.Policy);

    private static async Task<IResult> IssueAsync(
        HttpContext http, IOpenIddictApplicationManager applications, CancellationToken cancellationToken)
    {
        // The token server has checked client id, secret and grant type before this endpoint runs.
        var request = http.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The token endpoint was reached without a token request.");
        var application = await applications.FindByClientIdAsync(request.ClientId!, cancellationToken)
            ?? throw new InvalidOperationException("The client vanished between check and use.");
        var identity = await ClientIdentity.OfAsync(
            applications, application, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, cancellationToken);
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
