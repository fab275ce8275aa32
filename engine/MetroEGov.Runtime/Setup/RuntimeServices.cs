using Hangfire;
using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Starts;
using MetroEGov.Runtime.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MetroEGov.Runtime;

public static class RuntimeServices
{
    /// <summary>
    /// Adds the runtime: storage, processing, and the application classes (<see cref="ProcessInstances"/>, <see cref="UserTasks"/>,
    /// <see cref="Messages"/>, <see cref="Incidents"/>, <see cref="Deployments"/>, <see cref="ProcedureLibrary"/>, <see cref="ExternalJobs"/>, <see cref="AccessLog"/>,
    /// <see cref="CaseDocuments"/>, <see cref="CaseChanges"/>, <see cref="HttpStarts"/>, <see cref="DueNow"/>), all singletons. Takes the host's <see cref="ActivityCatalog"/> and <see cref="TimeProvider"/> singletons
    /// when there are any, else no activities and the system's clock. Hosted services that are added after this call find it ready.
    /// </summary>
    public static IServiceCollection AddMetroEGovRuntime(this IServiceCollection services, Action<RuntimeOptions> configure)
    {
        var options = new RuntimeOptions();
        configure(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ActivityCatalog.Empty);
        AddEngine(services, options);
        AddApplication(services);
        services.AddHostedService<RuntimeHost>();
        if (options.RunSweeps)
            AddSweeps(services);
        return services;
    }

    private static void AddEngine(IServiceCollection services, RuntimeOptions options)
    {
        services.AddSingleton(RuntimeStore.OnSqlite(options.DatabasePath));
        services.AddSingleton(HostId.New());
        services.AddSingleton<StorePreparation>();
        services.AddSingleton<DefinitionCatalog>();
        services.AddSingleton<ClusterVariablesOn>(_ => applicationDate => new ClusterVariables(options, applicationDate));
        services.AddSingleton<WriterLane>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobArrivals>();
        services.AddSingleton<DueIndex>();
        services.AddSingleton<LocalActivities>();
        services.AddSingleton<StepProjection>();
        services.AddSingleton<CaseProcessor>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<DueWork>();
        services.AddSingleton<CaseStart>();
        services.AddSingleton<EndWait>();
        services.AddSingleton<HttpPaths>();
        services.AddSingleton<HttpStartChecks>();
        services.AddSingleton<TimerStartChecks>();
        services.AddSingleton<StartChecks>();
        services.AddSingleton<StartTimerQueue>();
        services.AddSingleton<TaskForms>();
        services.AddSingleton<TaskCompletion>();
    }

    /// <summary>The application classes have constructors that only this assembly can call, so each is made here by hand.</summary>
    private static void AddApplication(IServiceCollection services)
    {
        services.AddSingleton<CaseChanges>();
        services.AddSingleton(provider => new ProcessInstances(
            Get<CaseProcessor>(provider), Get<RuntimeStore>(provider), Get<DefinitionCatalog>(provider), Get<CaseStart>(provider), Get<EndWait>(provider)));
        services.AddSingleton(provider => new UserTasks(
            Get<CaseProcessor>(provider),
            Get<RuntimeStore>(provider),
            Get<DefinitionCatalog>(provider),
            Get<TaskForms>(provider),
            Get<TaskCompletion>(provider),
            Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new Messages(
            Get<CaseProcessor>(provider),
            Get<RuntimeStore>(provider),
            Get<ClusterVariablesOn>(provider),
            Get<RuntimeOptions>(provider),
            Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new Incidents(Get<CaseProcessor>(provider), Get<RuntimeStore>(provider)));
        services.AddSingleton(provider => new Deployments(
            Get<CaseProcessor>(provider),
            Get<DefinitionCatalog>(provider),
            Get<ActivityCatalog>(provider),
            Get<StartChecks>(provider),
            Get<StartTimerQueue>(provider)));
        services.AddSingleton(provider => new ProcedureLibrary(
            Get<CaseProcessor>(provider),
            Get<RuntimeStore>(provider),
            Get<DefinitionCatalog>(provider),
            Get<Deployments>(provider),
            Get<RuntimeOptions>(provider),
            Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new ExternalJobs(
            Get<CaseProcessor>(provider), Get<RuntimeStore>(provider), Get<ActivityCatalog>(provider), Get<JobArrivals>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new ElementInstances(Get<RuntimeStore>(provider), Get<DefinitionCatalog>(provider)));
        services.AddSingleton(provider => new Variables(Get<RuntimeStore>(provider)));
        services.AddSingleton(provider => new Evaluations(
            Get<DefinitionCatalog>(provider), Get<RuntimeOptions>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new HttpStarts(
            Get<HttpPaths>(provider),
            Get<DefinitionCatalog>(provider),
            Get<CaseStart>(provider),
            Get<RuntimeOptions>(provider),
            Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new AccessLog(Get<RuntimeStore>(provider)));
        services.AddSingleton(provider => new CaseDocuments(Get<CaseProcessor>(provider), Get<RuntimeStore>(provider)));
        services.AddSingleton<IDocumentStore>(Get<CaseDocuments>);
        services.AddSingleton(provider => new DueNow(Get<DueIndex>(provider), Get<DueWork>(provider)));
    }

    private static void AddSweeps(IServiceCollection services)
    {
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseInMemoryStorage());
        services.AddHangfireServer(server => server.WorkerCount = 2);
        services.AddSingleton(provider => new Sweep(Get<DueWork>(provider)));
        services.AddHostedService<Sweeps>();
    }

    private static T Get<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();
}
