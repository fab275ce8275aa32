namespace MetroEGov.Host.Security.Web;

/// <summary>
/// The headers that keep a page to itself: only own scripts and styles, no framing, no referrer to the outside, nothing cached.
/// Source: BSI TR-03161-3 and OWASP Secure Headers, as far as they concern server-rendered pages.
/// </summary>
public static class SecurityHeaders
{
    private const string Strict =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    // The diagram and form editors write style attributes; their pages alone may. Scripts stay as strict as everywhere.
    private const string WithInlineStyles =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            // Taken now: a part that is mapped below a path sees, and leaves behind, a shorter one.
            var policy = NeedsInlineStyles(http.Request.Path) ? WithInlineStyles : Strict;
            http.Response.OnStarting(() =>
            {
                Write(http, policy);
                return Task.CompletedTask;
            });
            return next(http);
        });

    private static void Write(HttpContext http, string policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Pages and answers carry personal data: a shared computer must not show them after sign-out. Static files set their own.
        if (!headers.ContainsKey("Cache-Control"))
            headers.CacheControl = "no-store";
    }

    private static bool NeedsInlineStyles(PathString path) =>
        path.StartsWithSegments("/designer", StringComparison.Ordinal)
        || path.StartsWithSegments("/cases", StringComparison.Ordinal)
        || path.StartsWithSegments("/operations/jobs", StringComparison.Ordinal);
}
