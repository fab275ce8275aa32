using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace MetroEGov.Runtime.Tests.Support;

/// <summary>A runtime on a real SQLite file in a folder of its own, with a clock that stands still until it is moved.</summary>
internal sealed class TestRuntime : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;
    private bool _isRunning;

    private readonly Action<IServiceCollection>? _add;

    private TestRuntime(
        string folder, bool ownsFolder, FakeTimeProvider clock, ActivityCatalog activities, Action<IServiceCollection>? add)
    {
        _add = add;
        Folder = folder;
        _ownsFolder = ownsFolder;
        Clock = clock;
        Activities = activities;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(activities);
        services.AddMetroEGovRuntime(options =>
        {
            options.DatabasePath = Path.Combine(folder, "cases.db");
            options.RunSweeps = false;
            options.ConcurrentActivities = 2;
            options.Roles = ["clerk", "integrator"];
        });
        add?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; }

    public ActivityCatalog Activities { get; }

    public CollectingLog Log { get; } = new();

    public ProcessInstances Instances => Get<ProcessInstances>();

    public UserTasks Tasks => Get<UserTasks>();

    public Deployments Deployments => Get<Deployments>();

    public Incidents Incidents => Get<Incidents>();

    public MetroEGov.Runtime.Messages Messages => Get<MetroEGov.Runtime.Messages>();

    public ExternalJobs Jobs => Get<ExternalJobs>();

    public AccessLog AccessLog => Get<AccessLog>();

    public CaseProcessor Processor => Get<CaseProcessor>();

    /// <summary>A runtime on a folder that somebody else owns; throws what the start throws.</summary>
    public static async Task<TestRuntime> OpenAsync(string folder)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var runtime = new TestRuntime(folder, ownsFolder: false, clock, ActivityCatalog.Empty, add: null);
        await runtime.RunAsync();
        return runtime;
    }

    public static async Task<TestRuntime> StartAsync(ActivityCatalog? activities = null, Action<IServiceCollection>? add = null)
    {
        var folder = Directory.CreateTempSubdirectory("metroegov-runtime-").FullName;
        await EmptyDatabase.CopyToAsync(Path.Combine(folder, "cases.db"));
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var runtime = new TestRuntime(folder, ownsFolder: true, clock, activities ?? ActivityCatalog.Empty, add);
        await runtime.RunAsync();
        return runtime;
    }

    /// <summary>
    /// Ends this host as a kill does: nothing that waits is finished, nothing is told. A new one opens the same file.
    /// </summary>
    public async Task<TestRuntime> KillAndStartAgainAsync(ActivityCatalog? activities = null)
    {
        if (!IsKilled)
            Kill();
        var next = new TestRuntime(Folder, _ownsFolder, Clock, activities ?? Activities, _add);
        await next.RunAsync();
        return next;
    }

    public bool IsKilled { get; private set; }

    public void Kill()
    {
        IsKilled = true;
        // What the operating system does to a killed process: the lock is free, the threads are gone.
        Get<DueIndex>().Stop();
        Get<StorePreparation>().Dispose();
        _isRunning = false;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public RuntimeDb OpenDb() => Get<RuntimeStore>().OpenForReading();

    public Task DeployAsync(params (string Name, string Text)[] files) => DeployCheckedAsync(files);

    public async Task<DeploymentAnswer.Deployed> DeployCheckedAsync(params (string Name, string Text)[] files)
    {
        var answer = await Deployments.DeployAsync([.. files.Select(file => new DeployResource(file.Name, file.Text))]);
        if (answer is DeploymentAnswer.Refused refused)
            Assert.Fail(string.Join('\n', refused.Problems.Select(problem => $"{problem.ResourceName}:{problem.Problem}")));
        return (DeploymentAnswer.Deployed)answer;
    }

    public async Task<StartAnswer.Started> StartCaseAsync(StartRequest request)
    {
        var answer = await Instances.StartAsync(request);
        Assert.That(answer, Is.InstanceOf<StartAnswer.Started>());
        return (StartAnswer.Started)answer;
    }

    public Task<StartAnswer.Started> StartCaseAsync(string processId, string variables = "{}", Caller? caller = null) =>
        StartCaseAsync(new StartRequest { ProcessId = processId, Variables = Json(variables), Caller = caller });

    /// <summary>Lets activities that run in the background end. Real time passes only while one is at work.</summary>
    public async Task SettleAsync()
    {
        var patience = DateTime.UtcNow.AddSeconds(20);
        while (DateTime.UtcNow < patience && !IsKilled)
        {
            using var db = OpenDb();
            var host = Get<HostId>().Value;
            var now = Clock.GetUtcNow();
            if (!db.Jobs.Any(job => job.LeasedBy == host) && !db.Outbox.Any(effect => effect.DueAt <= now))
                return;
            await Task.Delay(5);
        }

        if (IsKilled)
            return;
        Assert.Fail("Activities did not end within 20 seconds.");
    }

    /// <summary>Moves the clock and does what is due then, as the due index would in its own time.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await Get<DueWork>().RunAsync(CancellationToken.None);
        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
        {
            foreach (var service in _services.GetServices<IHostedService>().Reverse())
                await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task RunAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        _isRunning = true;
    }
}
