using MetroEGov.RegistrySimulators.Control;
using MetroEGov.RegistrySimulators.Delivery;
using MetroEGov.RegistrySimulators.Messages;
using MetroEGov.RegistrySimulators.Partners;
using MetroEGov.RegistrySimulators.People;
using MetroEGov.RegistrySimulators.Registers;

namespace MetroEGov.RegistrySimulators;

/// <summary>
/// Plays the resident registers of Schleswig-Holstein, Lower Saxony and Hamburg on one address of this machine:
/// <c>/residents/{authorityKey}/…</c> is the register, <c>/waste/…</c> a partner that speaks plain JSON, <c>/control/…</c> and <c>/</c> are
/// for people and tests.
/// </summary>
public static class SimulatorApplication
{
    /// <summary>Builds the application; it listens after <c>StartAsync</c>. Port 0 takes a free port.</summary>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public static WebApplication Build(string[] args)
    {
        var settings = SimulatorSettings.Parse(args);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        // A start that fails is told by Program in one line; the host's own account of it is a page of stack trace.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddFilter("System", LogLevel.Warning);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(Population.Load())
            .AddSingleton(new RegisterStore(settings.DataFolder))
            .AddSingleton<RegisterBoard>()
            .AddSingleton(new Xmeld(settings.Release))
            .AddSingleton<WasteOrders>()
            .AddSingleton<FormAnswers>()
            .AddSingleton<Evaluations>()
            .AddSingleton<EvaluationDelivery>()
            .AddHostedService(services => services.GetRequiredService<EvaluationDelivery>());
        builder.Services.AddHttpClient(EvaluationDelivery.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        if (settings.ExitsWithParent)
            builder.Services.AddHostedService<ParentWatch>();

        var application = builder.Build();
        ResidentEndpoints.Map(application);
        WasteEndpoints.Map(application);
        ControlEndpoints.Map(application);
        return application;
    }
}
