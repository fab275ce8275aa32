using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry;
using MetroEGov.Runtime;
using MetroEGov.Regions;

namespace MetroEGov.Host.Setup;

/// <summary>The engine with its storage, and the activities that this host offers.</summary>
public static class EngineSetup
{
    public static void Add(WebApplicationBuilder builder, HostSettings settings, Region region)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddSingleton(ActivityCatalog.Empty.WithResidentRegistry());
        services.AddResidentRegistry(builder.Configuration.GetSection(ResidentRegistryOptions.Section).Bind);
        services.AddSingleton<IRegistryDirectory>(provider => new RegionRegistries(
            region, settings.Registries, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<TimeZoneInfo>()));
        services.AddMetroEGovRuntime(runtime =>
        {
            runtime.DatabasePath = Path.Combine(settings.DataDirectory, "metroegov.db");
            runtime.TimeZoneId = region.TimeZone;
        });
    }
}
