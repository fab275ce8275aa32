namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>kill -9 after every step of the main path: nothing is lost, nothing is done twice.</summary>
internal sealed class KilledHostTests : JourneyFixture
{
    [Test]
    public async Task Goes_on_after_the_host_was_killed_behind_every_step()
    {
        foreach (var (name, step) in Visit.MainPath())
        {
            TestContext.Out.WriteLine($"step '{name}', then kill");
            await step();
            await Platform.KillHostAndStartAgainAsync();
        }

        Assert.That(await Platform.CountAsync(ChangeOfAddress.Hamburg, "registrations"), Is.EqualTo(1), "entries in Hamburg's register");
        Assert.That(await Platform.CountAsync(ChangeOfAddress.Norderstedt, "notifications"), Is.EqualTo(1), "notifications to Norderstedt");
        await Visit.OpenNewestCaseAsync();
        Assert.That(await Buchholz.Page.Locator("[data-test=case-state]").InnerTextAsync(), Is.EqualTo("abgeschlossen"));
    }
}
