using MetroEGov.Browser.Tests.Platforms;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>A platform for the fixture and two clerks for each test.</summary>
internal abstract class JourneyFixture
{
    private Platform? _platform;
    private ChangeOfAddress? _visit;

    protected Platform Platform => _platform ?? throw new InvalidOperationException("The platform is not started.");

    protected ChangeOfAddress Visit => _visit ?? throw new InvalidOperationException("The clerks are not signed in.");

    protected Clerk Buchholz => Visit.BuchholzDesk;

    protected Clerk Hamburg => Visit.HamburgDesk;

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
    public async Task SignIn() => _visit = new ChangeOfAddress(
        await Clerk.SignInAsync(Platform, ChangeOfAddress.BuchholzClerk),
        await Clerk.SignInAsync(Platform, ChangeOfAddress.HamburgClerk));

    [TearDown]
    public async Task SignOut()
    {
        if (_visit is null)
        {
            return;
        }

        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            await Buchholz.PictureAsync($"{TestContext.CurrentContext.Test.Name}-buchholz");
            await Hamburg.PictureAsync($"{TestContext.CurrentContext.Test.Name}-hamburg");
            TestContext.Out.WriteLine($"Buchholz at {Buchholz.Page.Url}, Hamburg at {Hamburg.Page.Url}; pictures in {TestContext.CurrentContext.WorkDirectory}/pictures");
            TestContext.Out.WriteLine(Platform.HostOutput);
        }

        await Buchholz.DisposeAsync();
        await Hamburg.DisposeAsync();
    }
}
