using System.Net.Http.Json;
using System.Text.Json;

namespace MetroEGov.Browser.Tests.Platforms;

/// <summary>Simulators and host on free ports with data of their own, as real processes.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("metroegov-").FullName;
    private readonly int _hostPort = RunningProgram.FreePort();
    private readonly int _simulatorPort = RunningProgram.FreePort();
    private readonly HttpClient _control = new();
    private RunningProgram? _simulators;
    private RunningProgram? _host;

    public Uri Host => new($"http://127.0.0.1:{_hostPort}");

    public Uri Simulators => new($"http://127.0.0.1:{_simulatorPort}");

    public string HostData => Path.Combine(_data, "host");

    public string RegistriesData => Path.Combine(_data, "registries");

    /// <summary>What the host printed since it was started last.</summary>
    public string HostOutput => _host?.Output ?? "";

    public static async Task<Platform> StartAsync()
    {
        var platform = new Platform();
        try
        {
            platform._simulators = RunningProgram.Start(
                Built.Assembly("samples", "MetroEGov.RegistrySimulators"),
                "--urls", Address(platform.Simulators),
                "--data", platform.RegistriesData,
                "--callback", $"{Address(platform.Host)}/inbox/resident-registry",
                "--exit-with-parent");
            await platform._simulators.WaitUntilReadyAsync(platform.Simulators);
            await platform.StartHostAsync();
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    public async Task StartHostAsync()
    {
        _host?.Dispose();
        _host = RunningProgram.Start(
            Built.Assembly("engine", "MetroEGov.Host"),
            "--urls", Address(Host),
            "--data", HostData,
            "--workflows", Built.Workflows,
            "--registries", Address(Simulators),
            "--demo",
            "--exit-with-parent");
        await _host.WaitUntilReadyAsync(new Uri(Host, "/health/ready"));
    }

    public async Task KillHostAndStartAgainAsync()
    {
        _host?.Kill();
        await StartHostAsync();
    }

    /// <param name="authorityKey">Whose registry.</param>
    /// <param name="mode"><c>normal</c>, <c>slow</c>, <c>down</c>, <c>duplicate</c>, <c>wrong-schema</c>.</param>
    public async Task SwitchRegistryAsync(string authorityKey, string mode)
    {
        using var answer = await _control.PostAsync(new Uri(Simulators, $"/control/{authorityKey}?mode={mode}"), content: null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What that registry was asked: message, author, reader and acting user, oldest first.</summary>
    public async Task<IReadOnlyList<RegisterMessage>> JournalAsync(string authorityKey)
    {
        var register = await RegisterAsync(authorityKey);
        return register.GetProperty("journal").Deserialize<IReadOnlyList<RegisterMessage>>(JsonSerializerOptions.Web) ?? [];
    }

    /// <param name="authorityKey">Whose registry.</param>
    /// <param name="counter">As the simulators name it: <c>registrations</c>, <c>notifications</c>, …</param>
    public async Task<int> CountAsync(string authorityKey, string counter) =>
        (await RegisterAsync(authorityKey)).GetProperty("counters").GetProperty(counter).GetInt32();

    public sealed record RegisterMessage(string Type, string Author, string Reader, string? User);

    private Task<JsonElement> RegisterAsync(string authorityKey) =>
        _control.GetFromJsonAsync<JsonElement>(new Uri(Simulators, $"/control/{authorityKey}"));

    public async ValueTask DisposeAsync()
    {
        _host?.Dispose();
        _simulators?.Dispose();
        _control.Dispose();
        await Task.Run(() => Directory.Delete(_data, recursive: true));
    }

    private static string Address(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
