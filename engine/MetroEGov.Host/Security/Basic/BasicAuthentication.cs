using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using MetroEGov.Host.Api;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Tokens;
using MetroEGov.Host.Security.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;

namespace MetroEGov.Host.Security.Basic;

/// <summary>
/// Name and secret with every request, for clients that can nothing else: accounts by sign-in name and password, clients by id and secret.
/// Only where it is switched on (<c>MetroEGov:BasicAuthentication</c>), only over TLS or from this machine, only for programs. Secrets are
/// checked each time; nothing of them is kept. Source: RFC 7617.
/// </summary>
public sealed class BasicAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    GuessLimit guesses,
    PasswordCheck passwords,
    SignInManager<Account> signIn,
    IOpenIddictApplicationManager applications) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Basic";
    public const string ChallengeHeader = "Basic realm=\"MetroEGov\", charset=\"UTF-8\"";

    private static readonly Failure WrongSecret = new(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", "Name and secret do not fit.");

    private static readonly Failure NotReadable = new(
        StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", "'Authorization: Basic' must be followed by the Base64 of name:secret in UTF-8.");

    private static readonly Failure NotSafe = new(
        StatusCodes.Status403Forbidden, "PERMISSION_DENIED", "Basic authentication is taken over TLS only. Whoever listens has read the secret: change it.");

    private static readonly Failure FromBrowser = new(
        StatusCodes.Status403Forbidden, "PERMISSION_DENIED", "Basic authentication is for programs. Sign in on the page instead.");

    private static readonly Failure TooMany = new(
        StatusCodes.Status429TooManyRequests, "RESOURCE_EXHAUSTED", "Too many wrong secrets came from this address. Wait a minute.");

    private Failure? _failure;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var address = Context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!Request.IsHttps && !IPAddress.IsLoopback(address))
            return Fail(NotSafe);
        // A browser sends what it once was told with every later request, also with those that another site makes it send.
        if (RequestKind.IsFromBrowser(Request))
            return Fail(FromBrowser);
        if (!BasicCredentials.TryParse(Request.Headers.Authorization, out var credentials))
            return Fail(NotReadable);
        if (guesses.TryBegin(address) is not { } attempt)
            return Fail(TooMany);
        if (await FindAsync(credentials, Context.RequestAborted) is not { } identity)
            return Fail(WrongSecret);
        attempt.WasRight();
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync();
        var failure = _failure ?? WrongSecret;
        if (failure.Status == StatusCodes.Status401Unauthorized)
            Response.Headers.WWWAuthenticate = ChallengeHeader;
        await ApiProblem.Of(failure.Status, failure.Code, failure.Text).ExecuteAsync(Context);
    }

    private async Task<ClaimsIdentity?> FindAsync(BasicCredentials credentials, CancellationToken cancellationToken)
    {
        if (await applications.FindByClientIdAsync(credentials.Name, cancellationToken) is { } application)
        {
            return await applications.ValidateClientSecretAsync(application, credentials.Secret, cancellationToken)
                ? await ClientIdentity.OfAsync(applications, application, SchemeName, cancellationToken)
                : null;
        }

        if (await passwords.FindAsync(credentials.Name, credentials.Secret) is not { } account)
            return null;
        var session = await signIn.CreateUserPrincipalAsync(account);
        return new ClaimsIdentity(session.Claims, SchemeName, ClaimTypes.Name, ClaimTypes.Role);
    }

    private AuthenticateResult Fail(Failure failure)
    {
        _failure = failure;
        return AuthenticateResult.Fail(failure.Text);
    }

    private sealed record Failure(int Status, string Code, string Text);
}
