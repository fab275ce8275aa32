using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace MetroEGov.Host.Setup;

/// <summary>
/// The log: short lines on the console, CLEF in a file per day. It names keys, types and paths, never values of a case: no request
/// bodies, no query values, no parameters of database commands.
/// </summary>
public static class HostLog
{
    private const int DaysKept = 14;
    private const long FileSizeLimitBytes = 50 * 1024 * 1024;

    public static void Configure(LoggerConfiguration log, HostSettings settings)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(settings);
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Keys in the data directory are protected by its permissions; the warning about it would come at every first start.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // A start that failed is told once, by HostApplication: in one line when a person can mend it.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("OpenIddict", LogEventLevel.Warning)
            .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                new CompactJsonFormatter(),
                Path.Combine(settings.LogDirectory, "host-.clef"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept,
                fileSizeLimitBytes: FileSizeLimitBytes,
                rollOnFileSizeLimit: true);
    }
}
