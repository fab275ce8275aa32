using MetroEGov.Browser.Tests.Platforms;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>The citizen at the counter is not blocked, and a block on information looks like no answer at all.</summary>
internal sealed class RegisterTroubleTests : JourneyFixture
{
    private const string KeysTask = "Angaben für den Abruf";
    private const string ManualTask = "Meldeschein ohne Registerdaten ausfüllen";

    [SetUp]
    public async Task ReachTheRequest()
    {
        await Visit.StartAsync();
        await Visit.IdentifyAsync();
        await Visit.WhereAndWhenAsync();
    }

    [TearDown]
    public Task Mend() => Platform.SwitchRegistryAsync(ChangeOfAddress.Norderstedt, "normal");

    [TestCase("down")]
    [TestCase("wrong-schema")]
    public async Task Goes_on_by_the_manual_form_when_the_register_is(string mode)
    {
        await Platform.SwitchRegistryAsync(ChangeOfAddress.Norderstedt, mode);

        await Visit.AskRegisterAsync(Demo.Lindenfeld);

        await Buchholz.TakeTaskAsync(ManualTask);
        Assert.That(await Buchholz.MainTextAsync(), Does.Contain("Es liegen keine Registerdaten vor"));
    }

    [Test]
    public async Task Shows_a_blocked_mover_and_an_unknown_one_the_same_page()
    {
        await Visit.AskRegisterAsync(Demo.BlockedBehn);
        var blocked = await HintAsync();
        await Visit.AskRegisterAsync(Demo.BlockedBehn);
        await Visit.AskRegisterAsync(Demo.BlockedBehn);
        await Buchholz.TakeTaskAsync(ManualTask);
        var blockedManual = await Buchholz.Page.Locator("#task-form").InnerTextAsync();

        await ReachTheRequest();
        await Visit.AskRegisterAsync(Demo.Unknown);
        var unknown = await HintAsync();
        await Visit.AskRegisterAsync(Demo.Unknown);
        await Visit.AskRegisterAsync(Demo.Unknown);
        await Buchholz.TakeTaskAsync(ManualTask);
        var unknownManual = await Buchholz.Page.Locator("#task-form").InnerTextAsync();

        Assert.That(blocked, Is.EqualTo(unknown));
        Assert.That(blockedManual, Is.EqualTo(unknownManual));
    }

    private async Task<string> HintAsync()
    {
        await Buchholz.TakeTaskAsync(KeysTask);
        return await Buchholz.Page.Locator("#task-form p.kern-body").First.InnerTextAsync();
    }
}
