using MetroEGov.Activities;
using MetroEGov.Connectors.Documents;
using MetroEGov.Connectors.Email;
using MetroEGov.Connectors.Http;
using MetroEGov.Connectors.Registries.ResidentRegistry;

namespace MetroEGov.Host.Setup;

/// <summary>
/// The activities that this host offers to drawings. A new one is one line in <see cref="Catalog"/>; when its class needs services that
/// the host does not have yet, one line in <see cref="AddServices"/> as well. Guide: docs/write-an-activity.md.
/// </summary>
public static class OfferedActivities
{
    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Empty
        .WithResidentRegistry()
        .WithHttp()
        .WithEmail()
        .WithDocuments();

    public static void AddServices(WebApplicationBuilder builder, HostSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddHttpActivity(builder.Configuration);
        services.AddDocumentActivity();
        services.AddEmailActivity(builder.Configuration, settings.Demo ? settings.OutboxDirectory : null);
    }
}
