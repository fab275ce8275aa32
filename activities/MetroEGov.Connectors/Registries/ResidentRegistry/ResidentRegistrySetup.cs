using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>How a host takes the resident registry in. It must also register an <see cref="IRegistryDirectory"/>.</summary>
public static class ResidentRegistrySetup
{
    /// <summary>A person.</summary>
    internal const string IconPath = "M9 2.5a3 3 0 1 0 0 6a3 3 0 1 0 0-6ZM3 16c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5";

    public static IServiceCollection AddResidentRegistry(this IServiceCollection services, Action<ResidentRegistryOptions>? configure = null)
    {
        services.AddOptions<ResidentRegistryOptions>().Configure(options => configure?.Invoke(options));
        // The factory's own log lines would carry whole addresses with their query; the channel logs what is needed.
        services.AddHttpClient(RegistryChannel.ClientName).RemoveAllLoggers();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RegistryChannel>();
        return services;
    }

    /// <summary>The catalogue with the activities of the resident registry.</summary>
    public static ActivityCatalog WithResidentRegistry(this ActivityCatalog catalog) => catalog
        .With(services => new RequestPrefilledForm(Directory(services), Channel(services)))
        .With(services => new RecordRegistration(Directory(services), Channel(services)))
        .With(services => new SendNotification(Directory(services), Channel(services)));

    private static IRegistryDirectory Directory(IServiceProvider services) => services.GetRequiredService<IRegistryDirectory>();

    private static RegistryChannel Channel(IServiceProvider services) => services.GetRequiredService<RegistryChannel>();
}
