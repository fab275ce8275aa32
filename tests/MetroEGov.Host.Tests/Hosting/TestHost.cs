using MetroEGov.Host.Setup;
using Microsoft.AspNetCore.Builder;

namespace MetroEGov.Host.Tests.Hosting;

/// <summary>A whole host on a free port with a data directory of its own, which it leaves as it found it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _ownsData;

    private TestHost(WebApplication app, string dataDirectory, bool ownsData)
    {
        _app = app;
        DataDirectory = dataDirectory;
        _ownsData = ownsData;
    }

    public string DataDirectory { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <param name="dataDirectory">Null: a new one that goes away with the host.</param>
    /// <param name="settings">As after <c>--set</c>.</param>
    public static async Task<TestHost> StartAsync(string? dataDirectory = null, params string[] settings)
    {
        var data = dataDirectory ?? Directory.CreateTempSubdirectory("metroegov-host-").FullName;
        string[] args =
        [
            "--urls", "http://127.0.0.1:0",
            "--data", data,
            "--workflows", TestWorkflows.Directory,
            "--demo",
            "--set", "MetroEGov:SignInAttemptsPerMinute=1000",
            .. settings.SelectMany(setting => new[] { "--set", setting }),
        ];
        var app = HostApplication.Build(args);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new TestHost(app, data, ownsData: dataDirectory is null);
    }

    /// <summary>A browser without cookies.</summary>
    public Visitor NewVisitor(string language = "de-DE") => new(Address, language);

    public async Task<Visitor> SignedInAsync(string userName, string language = "de-DE")
    {
        var visitor = NewVisitor(language);
        var answer = await visitor.SignInAsync(userName, PasswordOf(userName));
        Assert.That((int)answer.StatusCode, Is.EqualTo(303), $"{userName} could not sign in");
        return visitor;
    }

    public static string PasswordOf(string userName) => DemoSeed.Load().Users.Single(user => user.UserName == userName).Password;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsData)
            Directory.Delete(DataDirectory, recursive: true);
    }
}
