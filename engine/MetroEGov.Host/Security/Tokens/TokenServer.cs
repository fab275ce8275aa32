using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Setup;
using OpenIddict.Validation.AspNetCore;

namespace MetroEGov.Host.Security.Tokens;

/// <summary>The embedded token server for integrators, and the check of its tokens.</summary>
public static class TokenServer
{
    public const string Scheme = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;

    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(30);

    public static void Add(IServiceCollection services, HostSettings settings) =>
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>())
            .AddServer(server =>
            {
                server.SetTokenEndpointUris(TokenEndpoint.Path).AllowClientCredentialsFlow();
                server.SetIssuer(settings.Issuer);
                server.SetAccessTokenLifetime(AccessTokenLifetime);
                server.AddEventHandler(UnneededAudience.Descriptor);
                // Older clients of the dialect read the expiry out of the token; it tells its client nothing that it does not know.
                server.DisableAccessTokenEncryption();
                server.AddSigningKey(TokenKeys.LoadOrCreate(settings.KeyDirectory, "token-signing"));
                server.AddEncryptionKey(TokenKeys.LoadOrCreate(settings.KeyDirectory, "token-encryption"));
                server.UseAspNetCore(web =>
                {
                    web.EnableTokenEndpointPassthrough();
                    // The embedded host listens on loopback; in production TLS ends here or at the proxy in front (docs/operating).
                    web.DisableTransportSecurityRequirement();
                });
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
            });
}
