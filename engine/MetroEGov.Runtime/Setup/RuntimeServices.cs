using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Runtime;

public static class RuntimeServices
{
    /// <summary>
    /// Adds the runtime: storage, processing, and the application classes (<see cref="ProcessInstances"/>, <see cref="UserTasks"/>,
    /// <see cref="Messages"/>, <see cref="Incidents"/>, <see cref="Deployments"/>, <see cref="ExternalJobs"/>, <see cref="AccessLog"/>), all
    /// singletons. Needs an <see cref="MetroEGov.Activities.ActivityCatalog"/> singleton; takes a <see cref="TimeProvider"/> singleton when
    /// there is one, else the system's clock.
    /// </summary>
    public static IServiceCollection AddMetroEGovRuntime(this IServiceCollection services, Action<RuntimeOptions> configure)
    {
        var options = new RuntimeOptions();
        configure(options);
        services.AddSingleton(options);
        services.AddSingleton<ProcessInstances>();
        services.AddSingleton<UserTasks>();
        services.AddSingleton<Messages>();
        services.AddSingleton<Incidents>();
        services.AddSingleton<Deployments>();
        services.AddSingleton<ExternalJobs>();
        services.AddSingleton<AccessLog>();
        return services;
    }
}
