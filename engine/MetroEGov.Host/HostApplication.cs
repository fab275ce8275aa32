using System.Net.Sockets;
using Hangfire;
using MetroEGov.Host.Api;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Web;
using MetroEGov.Host.Setup;
using MetroEGov.Runtime.Persistence;
using Microsoft.Extensions.Options;
using Serilog;

namespace MetroEGov.Host;

/// <summary>The one web executable: pages, API, token server and the engine behind them.</summary>
public static class HostApplication
{
    private const int Refused = 1;

    /// <summary>Builds, starts and runs until stopped. What a person has to mend is told in one line each.</summary>
    /// <returns>The exit code: 0, or 1 when the host could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.StartAsync();
            foreach (var address in app.Urls)
                await Console.Out.WriteLineAsync($"MetroEGov listens on {address}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception problem) when (problem is StartupException or StoreUnusableException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Refused;
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            await Console.Error.WriteLineAsync($"{failure.Message} Choose another address with --urls.");
            return Refused;
        }
    }

    /// <summary>Everything wired, nothing started: starting migrates, deploys and listens.</summary>
    /// <exception cref="StartupException">Arguments, data directory or ports are not usable.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Named, because tests and the demonstration start the host from their own executable; the static files follow this name.
            ApplicationName = typeof(HostApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(HostArguments.Parse(args).Settings);
        var settings = builder.Configuration.GetSection(HostSettings.Section).Get<HostSettings>() ?? new HostSettings();
        var urls = (builder.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        PortCheck.Require(urls);
        DemoCheck.Require(settings.Demo, [.. urls, .. builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "")]);
        DataDirectoryLock.Prepare(settings.DataDirectory);

        // Without it a host that was built, not published, answers every compressed request for a static file with nothing.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            BodyLimits.Set(kestrel.Limits);
        });
        builder.Services.AddSerilog((_, log) => HostLog.Configure(log, settings));
        // The first hosted service starts first and is disposed last.
        builder.Services.AddHostedService<DataDirectoryLock>();
        builder.Services.AddSingleton(settings);
        var workflows = WorkflowsDirectory.Find(settings.Workflows);
        var region = RegionSetup.Load(workflows, settings.Region);
        builder.Services.AddSingleton(region);
        builder.Services.AddSingleton(TimeZoneInfo.FindSystemTimeZoneById(region.TimeZone));
        AdjustableClock.Add(builder.Services, settings);
        EngineSetup.Add(builder, settings, region);
        SecuritySetup.Add(builder.Services, settings);
        PageSetup.Add(builder.Services);
        ApiSetup.Add(builder.Services);
        builder.Services.AddHealthChecks().AddCheck<StoreCheck>("stores");
        builder.Services.AddSingleton<WorkflowsDeployment>();
        builder.Services.AddHostedService<StartUp>();
        if (settings.ExitWithParent)
            builder.Services.AddHostedService<ParentWatch>();

        var app = builder.Build();
        Compose(app);
        return app;
    }

    private static void Compose(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseRequestLog();
        app.UseProblemAnswers();
        app.UseFormErrors();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = static _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        Security.Tokens.TokenEndpoint.Map(app);
        EngineSetup.MapInbox(app);
        app.MapHangfireDashboard("/operations/jobs", new DashboardOptions
        {
            // The route's policy decides; the dashboard's own rule would let everybody on this machine in.
            Authorization = [],
            DashboardTitle = "MetroEGov",
            AppPath = "/operations",
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(Policies.Operator);
        ApiSetup.Map(app);
        PageSetup.Map(app);
    }
}
