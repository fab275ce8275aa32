namespace MetroEGov.Host.Security.Web;

/// <summary>Tells requests of programs, which get problem documents, from requests of browsers, which get pages.</summary>
public static class RequestKind
{
    private static readonly PathString[] MachinePaths = ["/v2", "/api", "/connect", "/inbox", "/health", "/procedures"];

    public static bool IsForMachines(HttpRequest request) =>
        MachinePaths.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    /// <summary>Whether a browser says so. Source: W3C Fetch Metadata; every browser sends it to TLS and loopback addresses, scripts cannot take it away.</summary>
    public static bool IsFromBrowser(HttpRequest request) => request.Headers.ContainsKey("Sec-Fetch-Site");

    /// <summary>Where programs are let in by a header that says who they are; the token server reads its own.</summary>
    public static bool TakesBasicAuthentication(HttpRequest request) =>
        IsForMachines(request) && !request.Path.StartsWithSegments("/connect", StringComparison.Ordinal);
}
