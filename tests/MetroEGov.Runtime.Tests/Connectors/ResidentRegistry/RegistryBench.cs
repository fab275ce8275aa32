using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry;
using MetroEGov.RegistrySimulators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetroEGov.Runtime.Tests.Connectors.ResidentRegistry;

/// <summary>Simulators on a free port with a store of their own, and the connector in front of them.</summary>
internal sealed class RegistryBench : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly bool _ownsFolder;
    private readonly WebApplication _simulators;
    private readonly ServiceProvider _services;

    private RegistryBench(WebApplication simulators, string folder, bool ownsFolder, Action<ResidentRegistryOptions>? configure, string? address)
    {
        _simulators = simulators;
        Folder = folder;
        _ownsFolder = ownsFolder;
        Address = AddressOf(simulators);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new CollectingLogs(LogLines)))
            .AddSingleton<IRegistryDirectory>(new TemplateRegistryDirectory(
                (address ?? Address) + "/residents/{authorityKey}",
                key => key.StartsWith("09", StringComparison.Ordinal) ? null : key))
            .AddResidentRegistry(options =>
            {
                options.AttemptTimeout = TimeSpan.FromSeconds(10);
                options.QuickRetryDelay = TimeSpan.FromMilliseconds(5);
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
    }

    public string Folder { get; }

    public string Address { get; }

    public ConcurrentQueue<string> LogLines { get; } = new();

    /// <param name="folder">Store of an earlier bench, to go on with; null for an empty one.</param>
    /// <param name="address">Where the connector looks for the registers, when not at the simulators.</param>
    public static async Task<RegistryBench> StartAsync(
        Action<ResidentRegistryOptions>? configure = null, string[]? arguments = null, string? folder = null, string? address = null)
    {
        var store = folder ?? Directory.CreateTempSubdirectory("metroegov-registers-").FullName;
        var simulators = SimulatorApplication.Build(
            ["--urls", "http://127.0.0.1:0", "--data", store, "--delay-ms", "0", "--slow-ms", "60000", "--evaluation-ms", "0", .. arguments ?? []]);
        await simulators.StartAsync();
        return new RegistryBench(simulators, store, folder is null, configure, address);
    }

    public static string AddressOf(IHost application) =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public Task<ActivityOutcome> RunAsync(string jobType, object input, ActivityContext? context = null) =>
        ActivityCatalog.Empty.WithResidentRegistry().Find(jobType)!
            .InvokeAsync(_services, Some.Json(input), context ?? Some.Context(), CancellationToken.None);

    public async Task SwitchAsync(string mode, string authority = "010600063")
    {
        using var answer = await _http.PostAsync(new Uri($"{Address}/control/{authority}?mode={mode}"), null);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> BoardOfAsync(string authority = "010600063") =>
        await _http.GetFromJsonAsync<JsonElement>(new Uri($"{Address}/control/{authority}"));

    public async Task<int> CountAsync(string counter, string authority = "010600063") =>
        (await BoardOfAsync(authority)).GetProperty("counters").GetProperty(counter).GetInt32();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _http.Dispose();
        await _simulators.StopAsync();
        await _simulators.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private sealed class CollectingLogs(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
