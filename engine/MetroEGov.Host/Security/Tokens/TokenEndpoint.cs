using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
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
    internal const string AuthorityProperty = "metroegov:authority";
    internal const string GrantsProperty = "metroegov:grants";
    internal const string JobTypesProperty = "metroegov:job-types";
    internal const string MessagesProperty = "metroegov:messages";
    internal const string AllAuthoritiesProperty = "metroegov:all-authorities";

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
        var properties = await applications.GetPropertiesAsync(application, cancellationToken);

        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity.SetClaim(Claims.Subject, request.ClientId);
        identity.SetClaim(Requester.ClientClaim, "true");
        identity.SetClaim(Requester.DisplayNameClaim, await applications.GetDisplayNameAsync(application, cancellationToken));
        identity.SetClaim(Requester.AuthorityClaim, Text(properties, AuthorityProperty));
        identity.SetClaims(Grant.ClaimType, [.. Texts(properties, GrantsProperty)]);
        identity.SetClaims(Requester.JobTypeClaim, [.. Texts(properties, JobTypesProperty)]);
        identity.SetClaims(Requester.MessageClaim, [.. Texts(properties, MessagesProperty)]);
        if (properties.TryGetValue(AllAuthoritiesProperty, out var isForAll) && isForAll.ValueKind == JsonValueKind.True)
            identity.SetClaim(Requester.AllAuthoritiesClaim, "true");
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static string? Text(ImmutableDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? value.GetString() : null;

    private static IEnumerable<string> Texts(ImmutableDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? value.EnumerateArray().Select(item => item.GetString()!) : [];
}
