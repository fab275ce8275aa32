using System.Collections.Concurrent;
using System.Net;
using System.Text;
using MetroEGov.Activities;
using MetroEGov.Connectors.Http;
using MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;
using MetroEGov.Runtime.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetroEGov.Runtime.Tests.Connectors.Http;

/// <summary>A real HTTP server on a free port of loopback, and the activity in front of it.</summary>
internal sealed class PartnerBench : IAsyncDisposable
{
    private readonly WebApplication _partner;
    private readonly ServiceProvider _services;

    private PartnerBench(WebApplication partner, ConcurrentQueue<Received> received, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        _partner = partner;
        Received = received;
        Address = RegistryBench.AddressOf(partner);
        var port = new Uri(Address).Port;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(
                "MetroEGov:Http:" + setting.Key, setting.Value?.Replace("{port}", $"{port}", StringComparison.Ordinal))))
            .Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton<ResolveHost>((name, _) => Task.FromResult(Resolve(name)))
            .AddHttpActivity(configuration)
            .BuildServiceProvider();
    }

    public string Address { get; }

    public ConcurrentQueue<Received> Received { get; }

    public CollectingLog Log { get; } = new();

    /// <summary>Where the names of this test lead; every name leads to loopback unless a test says otherwise.</summary>
    public Func<string, IPAddress[]> Resolve { get; set; } = _ => [IPAddress.Loopback];

    /// <summary>A partner that is listed by its address.</summary>
    public static Task<PartnerBench> StartAsync(Func<HttpContext, Task> answer) =>
        StartAsync(answer, ("AllowedHosts:0", "http://127.0.0.1:{port}"));

    public static async Task<PartnerBench> StartAsync(Func<HttpContext, Task> answer, params (string Key, string Value)[] settings)
    {
        var received = new ConcurrentQueue<Received>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var partner = builder.Build();
        partner.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            received.Enqueue(new Received(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync()));
            await answer(context);
        });
        await partner.StartAsync();
        return new PartnerBench(partner, received, settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
    }

    public Task<ActivityOutcome> RunAsync(object input, ActivityContext? context = null) =>
        ActivityCatalog.Empty.WithHttp().Find("http:request")!
            .InvokeAsync(_services, Some.Json(input), context ?? Some.Context(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _partner.DisposeAsync();
    }
}

/// <summary>What the partner saw.</summary>
internal sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
