using MetroEGov.Browser.Tests.Platforms;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>A platform for the fixture, and a procedure of its own with a blank drawing for each test.</summary>
internal abstract class DesignerFixture
{
    private static int s_procedures;
    private Platform? _platform;
    private Workbench? _bench;

    protected Platform Platform => _platform ?? throw new InvalidOperationException("The platform is not started.");

    protected Workbench Bench => _bench ?? throw new InvalidOperationException("No procedure is open.");

    [OneTimeSetUp]
    public async Task StartPlatform() => _platform = await Platform.StartAsync();

    [OneTimeTearDown]
    public async Task EndPlatform()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }
    }

    [SetUp]
    public async Task OpenProcedure() => _bench = await Workbench.OpenAsync(Platform, $"parking-{Interlocked.Increment(ref s_procedures)}");

    [TearDown]
    public async Task Leave()
    {
        if (_bench is null)
        {
            return;
        }

        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            await _bench.Designer.PictureAsync(TestContext.CurrentContext.Test.Name);
            TestContext.Out.WriteLine($"At {_bench.Page.Url}; picture in {TestContext.CurrentContext.WorkDirectory}/pictures");
            TestContext.Out.WriteLine(Platform.HostOutput);
        }

        await _bench.DisposeAsync();
    }
}
