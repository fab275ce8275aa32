using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MetroEGov.Host.Security.Tokens;

/// <summary>
/// Clients of the dialect name an <c>audience</c> in their token request. There is only this host to be the audience, and the standard
/// knows the parameter for token exchange alone (RFC 8693 §2.1): it is passed over instead of refused. Stateless.
/// </summary>
internal sealed class UnneededAudience : IOpenIddictServerHandler<ExtractTokenRequestContext>
{
    // After the request was read, before anything judges it.
    private const int AfterReading = int.MaxValue - 1000;

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ExtractTokenRequestContext>()
            .UseSingletonHandler<UnneededAudience>()
            .SetOrder(AfterReading)
            .Build();

    public ValueTask HandleAsync(ExtractTokenRequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request is { } request && request.IsClientCredentialsGrantType())
            request.RemoveParameter(OpenIddictConstants.Parameters.Audience);
        return ValueTask.CompletedTask;
    }
}
