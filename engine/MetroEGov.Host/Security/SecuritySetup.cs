using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Basic;
using MetroEGov.Host.Security.Tokens;
using MetroEGov.Host.Security.Views;
using MetroEGov.Host.Security.Web;
using MetroEGov.Host.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Host.Security;

/// <summary>Sign-in of people by cookie, of clients by token; who is neither gets nothing but the public pages.</summary>
public static class SecuritySetup
{
    private const string CookieOrToken = "cookie-or-token";
    private const int FailuresUntilLockout = 5;
    private const int MinimumPasswordLength = 12;
    private static readonly TimeSpan StrictTransport = TimeSpan.FromDays(365);
    private static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    public static void Add(IServiceCollection services, HostSettings settings)
    {
        services.AddDbContext<IdentityDb>(db => db
            .UseSqlite($"Data Source={Path.Combine(settings.DataDirectory, "identity.db")}")
            .UseOpenIddict());
        services.AddDataProtection()
            .SetApplicationName("MetroEGov")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.KeyDirectory, "session")));
        AddAccounts(services);
        AddSchemes(services, settings);
        TokenServer.Add(services, settings);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(CookieOrToken).RequireAuthenticatedUser().Build())
            .AddPolicies();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "metroegov.form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The frame-ancestors rule of SecurityHeaders says it for all pages.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        BodyLimits.Add(services);
        TrustedProxies.Add(services, settings.TrustedProxies);
        services.AddHsts(hsts => hsts.MaxAge = StrictTransport);
        SignInLimit.Add(services, settings.SignInAttemptsPerMinute);
    }

    private static void AddAccounts(IServiceCollection services) =>
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = FailuresUntilLockout;
                identity.Lockout.DefaultLockoutTimeSpan = LockoutTime;
                identity.Password.RequiredLength = MinimumPasswordLength;
                identity.Password.RequireNonAlphanumeric = false;
                identity.User.RequireUniqueEmail = false;
            })
            .AddEntityFrameworkStores<IdentityDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountPrincipal>();

    private static void AddSchemes(IServiceCollection services, HostSettings settings)
    {
        services.AddScoped<PasswordCheck>();
        services.AddSingleton(provider => new GuessLimit(settings.SignInAttemptsPerMinute, provider.GetRequiredService<TimeProvider>()));
        var schemes = services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(
                CookieOrToken, displayName: null, policy => policy.ForwardDefaultSelector = http => SchemeFor(http, settings.BasicAuthentication));
        if (settings.BasicAuthentication)
            schemes.AddScheme<AuthenticationSchemeOptions, BasicAuthentication>(BasicAuthentication.SchemeName, configureOptions: null);
        schemes
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "metroegov.session";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = settings.SessionLength;
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.Events.OnRedirectToLogin = context =>
                {
                    // A browser would ask for a password in a window of its own, also when only a session of a page has ended.
                    if (settings.BasicAuthentication && RequestKind.TakesBasicAuthentication(context.Request) && !RequestKind.IsFromBrowser(context.Request))
                        context.Response.Headers.WWWAuthenticate = BasicAuthentication.ChallengeHeader;
                    return AnswerAsync(context, StatusCodes.Status401Unauthorized);
                };
                cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
            }));
        services.AddScoped<Colleagues>();
        services.AddScoped<CaseViews>();
    }

    // Some clients send an empty Authorization header when they have no token: that counts as none.
    private static string SchemeFor(HttpContext http, bool takesBasic) => (string?)http.Request.Headers.Authorization switch
    {
        null or "" => IdentityConstants.ApplicationScheme,
        var header when takesBasic && BasicCredentials.Mean(header) && RequestKind.TakesBasicAuthentication(http.Request) => BasicAuthentication.SchemeName,
        _ => TokenServer.Scheme,
    };

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (status == StatusCodes.Status401Unauthorized && !RequestKind.IsForMachines(context.Request))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
