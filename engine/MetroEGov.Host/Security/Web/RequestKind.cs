namespace MetroEGov.Host.Security.Web;

/// <summary>Tells requests of programs, which get problem documents, from requests of browsers, which get pages.</summary>
public static class RequestKind
{
    private static readonly PathString[] MachinePaths = ["/v2", "/api", "/connect", "/inbox", "/health", "/procedures"];

    public static bool IsForMachines(HttpRequest request) =>
        MachinePaths.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal));
}
