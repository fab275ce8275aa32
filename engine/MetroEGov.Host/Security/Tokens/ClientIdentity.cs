using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MetroEGov.Host.Security.Tokens;

/// <summary>What a registered client is let in as: the claims of its token, and of basic authentication.</summary>
public static class ClientIdentity
{
    internal const string AuthorityProperty = "metroegov:authority";
    internal const string GrantsProperty = "metroegov:grants";
    internal const string JobTypesProperty = "metroegov:job-types";
    internal const string MessagesProperty = "metroegov:messages";
    internal const string AllAuthoritiesProperty = "metroegov:all-authorities";

    /// <param name="scheme">The authentication type of the identity; empty would count as not signed in.</param>
    public static async Task<ClaimsIdentity> OfAsync(
        IOpenIddictApplicationManager applications, object application, string scheme, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(applications);
        var properties = await applications.GetPropertiesAsync(application, cancellationToken);
        var identity = new ClaimsIdentity(scheme);
        identity.SetClaim(Claims.Subject, await applications.GetClientIdAsync(application, cancellationToken));
        identity.SetClaim(Requester.ClientClaim, "true");
        identity.SetClaim(Requester.DisplayNameClaim, await applications.GetDisplayNameAsync(application, cancellationToken));
        identity.SetClaim(Requester.AuthorityClaim, Text(properties, AuthorityProperty));
        identity.SetClaims(Grant.ClaimType, [.. Texts(properties, GrantsProperty)]);
        identity.SetClaims(Requester.JobTypeClaim, [.. Texts(properties, JobTypesProperty)]);
        identity.SetClaims(Requester.MessageClaim, [.. Texts(properties, MessagesProperty)]);
        if (properties.TryGetValue(AllAuthoritiesProperty, out var isForAll) && isForAll.ValueKind == JsonValueKind.True)
            identity.SetClaim(Requester.AllAuthoritiesClaim, "true");
        return identity;
    }

    private static string? Text(ImmutableDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? value.GetString() : null;

    private static IEnumerable<string> Texts(ImmutableDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? value.EnumerateArray().Select(item => item.GetString()!) : [];
}
