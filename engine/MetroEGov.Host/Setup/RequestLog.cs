using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Events;

namespace MetroEGov.Host.Setup;

/// <summary>One line per request: method, route template, status, time. The template instead of the path keeps keys out as well.</summary>
public static class RequestLog
{
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.MessageTemplate = "{RequestMethod} {Route} {StatusCode} in {Elapsed:0} ms";
            options.IncludeQueryInRequestPath = false;
            options.EnrichDiagnosticContext = static (diagnostics, http) =>
                diagnostics.Set("Route", RouteOf(http));
            options.GetMessageTemplateProperties = static (http, _, elapsed, status) =>
            [
                new LogEventProperty("RequestMethod", new ScalarValue(http.Request.Method)),
                new LogEventProperty("StatusCode", new ScalarValue(status)),
                new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
            ];
            options.GetLevel = static (http, _, failure) =>
                failure is not null || http.Response.StatusCode >= 500 ? LogEventLevel.Error
                : IsQuiet(http.Request.Path) ? LogEventLevel.Verbose
                : LogEventLevel.Information;
        });

    // After a failure the endpoint is found where the exception handler left it.
    private static string RouteOf(HttpContext http) =>
        ((http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    private static bool IsQuiet(PathString path) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal)
        || path.StartsWithSegments("/app", StringComparison.Ordinal)
        || path.StartsWithSegments("/css", StringComparison.Ordinal);
}
