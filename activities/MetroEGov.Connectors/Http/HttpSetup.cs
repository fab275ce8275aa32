using System.Net;
using MetroEGov.Activities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MetroEGov.Connectors.Http;

/// <summary>How a host takes the HTTP activity in.</summary>
public static class HttpSetup
{
    /// <summary>Settings that cannot be used end the start with an <see cref="OptionsValidationException"/> that names each.</summary>
    public static IServiceCollection AddHttpActivity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HttpActivityOptions>().Bind(configuration.GetSection(HttpActivityOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HttpActivityOptions>, Check>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        services.AddSingleton(provider => new HttpRules(provider.GetRequiredService<IOptions<HttpActivityOptions>>().Value));
        // The factory's own log lines would carry whole addresses with their query; the channel logs what is needed.
        services.AddHttpClient(HttpChannel.ClientName)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => HttpConnections.CreateHandler(
                provider.GetRequiredService<HttpRules>(), provider.GetRequiredService<ResolveHost>()));
        services.AddSingleton<HttpChannel>();
        return services;
    }

    /// <summary>The catalogue with <c>http:request</c>.</summary>
    public static ActivityCatalog WithHttp(this ActivityCatalog catalog) =>
        catalog.With(services => new HttpRequestActivity(services.GetRequiredService<HttpChannel>()));

    private sealed class Check : IValidateOptions<HttpActivityOptions>
    {
        public ValidateOptionsResult Validate(string? name, HttpActivityOptions options) =>
            new HttpRules(options).Problems is { IsEmpty: false } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
