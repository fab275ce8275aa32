using System.Collections.Immutable;
using System.Text.Json;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MetroEGov.Host.Security.Tokens;

/// <summary>A client of the token server: what it is called, which authority it acts for and with which roles.</summary>
/// <param name="JobTypes">Types of jobs that it may take as an external worker.</param>
/// <param name="Messages">Names of messages that it may publish.</param>
/// <param name="AllAuthorities">
/// Whether it gets jobs of every authority's cases: for a worker that serves the whole region. Otherwise only of cases that its own
/// authority may read.
/// </param>
public sealed record ClientRegistration(
    string ClientId, string Secret, string DisplayName, string AuthorityKey, ImmutableArray<string> Roles,
    ImmutableArray<string> JobTypes = default, ImmutableArray<string> Messages = default,
    bool AllAuthorities = false)
{
    /// <summary>Creates the client, or brings its secret, authority and roles up to date.</summary>
    public async Task SaveAsync(IOpenIddictApplicationManager applications, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(applications);
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = Secret,
            DisplayName = DisplayName,
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
            Properties =
            {
                [ClientIdentity.AuthorityProperty] = JsonSerializer.SerializeToElement(AuthorityKey),
                [ClientIdentity.GrantsProperty] = JsonSerializer.SerializeToElement(
                    Roles.Select(role => new Grant(role, AuthorityKey).ToString()).ToArray()),
                [ClientIdentity.JobTypesProperty] = Texts(JobTypes),
                [ClientIdentity.MessagesProperty] = Texts(Messages),
                [ClientIdentity.AllAuthoritiesProperty] = JsonSerializer.SerializeToElement(AllAuthorities),
            },
        };
        if (await applications.FindByClientIdAsync(ClientId, cancellationToken) is { } existing)
            await applications.UpdateAsync(existing, descriptor, cancellationToken);
        else
            await applications.CreateAsync(descriptor, cancellationToken);
    }

    private static JsonElement Texts(ImmutableArray<string> texts) =>
        JsonSerializer.SerializeToElement(texts.IsDefault ? [] : texts.ToArray());
}
