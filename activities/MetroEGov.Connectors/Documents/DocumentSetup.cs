using MetroEGov.Activities;
using MetroEGov.Activities.Documents;
using MetroEGov.Connectors.Templates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MetroEGov.Connectors.Documents;

/// <summary>How a host takes the document activity in. It must also register an <see cref="IDocumentStore"/> and its <see cref="TimeZoneInfo"/>.</summary>
public static class DocumentSetup
{
    public static IServiceCollection AddDocumentActivity(this IServiceCollection services)
    {
        services.TryAddSingleton<LiquidText>();
        return services;
    }

    /// <summary>The catalogue with <c>document:create</c>.</summary>
    public static ActivityCatalog WithDocuments(this ActivityCatalog catalog) => catalog.With(services =>
        new CreateDocument(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<LiquidText>()));
}
