using System.Security.Cryptography;
using System.Text.Json;
using MetroEGov.Connectors.Registries.ResidentRegistry;
using MetroEGov.Regions;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Setup;

/// <summary>The engine with its storage, and the activities that this host offers.</summary>
public static class EngineSetup
{
    /// <summary>An evaluation may come before the case waits for it, and the law gives three working days each way (BMG §33).</summary>
    private static readonly TimeSpan MessageLifetime = TimeSpan.FromDays(30);

    public static void Add(WebApplicationBuilder builder, HostSettings settings, Region region)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddSingleton(OfferedActivities.Catalog);
        OfferedActivities.AddServices(builder, settings);
        services.AddResidentRegistry(registry =>
        {
            builder.Configuration.GetSection(ResidentRegistryOptions.Section).Bind(registry);
            // Without a token the inbox would take messages from everybody; only the demonstration, on loopback, may do that.
            if (!settings.Demo)
                registry.InboxToken ??= Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        });
        services.AddSingleton<IRegistryDirectory>(provider => new RegionRegistries(
            region, settings.Registries, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<TimeZoneInfo>()));
        var days = new RegionByDay(region);
        services.AddSingleton(days);
        services.AddMetroEGovRuntime(runtime =>
        {
            runtime.DatabasePath = Path.Combine(settings.DataDirectory, "metroegov.db");
            runtime.TimeZoneId = region.TimeZone;
            runtime.ClusterVariables = days.VariablesOn;
            runtime.Roles = Security.Role.All;
        });
    }

    /// <summary>Registries deliver their evaluations here; each is published once as a message, however often it comes.</summary>
    public static void MapInbox(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var messages = app.Services.GetRequiredService<Messages>();
        app.MapEvaluationInbox("/inbox/resident-registry", PublishAsync).AllowAnonymous().DisableAntiforgery();

        async Task PublishAsync(
            string name, string correlationKey, string messageId, string variablesJson, CancellationToken cancellationToken)
        {
            var variables = JsonSerializer.Deserialize<JsonElement>(variablesJson);
            var answer = await messages.PublishAsync(
                new MessageToPublish(name, correlationKey, variables, MessageLifetime, messageId), cancellationToken);
            if (answer is PublishAnswer.Refused refused)
                throw new InvalidOperationException($"A message of a registry was refused: {refused.Code}: {refused.Text}");
        }
    }
}
