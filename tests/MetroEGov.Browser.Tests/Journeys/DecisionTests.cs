namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>What the competent authority may answer beside yes.</summary>
internal sealed class DecisionTests : JourneyFixture
{
    [SetUp]
    public async Task HandOverToHamburg()
    {
        await Visit.StartAsync();
        await Visit.IdentifyAsync();
        await Visit.WhereAndWhenAsync();
        await Visit.AskRegisterAsync(Demo.Lindenfeld);
        await Visit.ReviewAsync();
        await Visit.ConfirmAsync();
    }

    [Test]
    public async Task Sends_back_with_a_text_that_the_accepting_clerk_reads()
    {
        await Visit.DecideAsync("return", "Die Hausnummer fehlt im Nachweis.");

        await Buchholz.TakeTaskAsync("Prüfen, berichtigen, ergänzen");
        Assert.That(await Buchholz.MainTextAsync(), Does.Contain("Die Hausnummer fehlt im Nachweis."));
        await Buchholz.FillAsync(("newAddress.houseNumber", "9"));
        await Buchholz.CompleteWellAsync();
        await Visit.ConfirmAsync();
        await Visit.AcceptAsync();
        await Visit.PrintAsync();
    }

    [Test]
    public async Task Refuses_with_reasons_that_the_citizen_is_given()
    {
        await Visit.DecideAsync("refuse", "Die Wohnung ist nicht bezogen.");

        await Buchholz.TakeTaskAsync("Ablehnung bekannt geben");
        Assert.That(await Buchholz.MainTextAsync(), Does.Contain("Die Wohnung ist nicht bezogen."));
        await Buchholz.FillAsync(("noticeGiven", "true"));
        await Buchholz.CompleteWellAsync();
    }

    [Test]
    public async Task Wants_reasons_for_a_refusal_and_keeps_what_was_filled_in()
    {
        await Hamburg.TakeTaskAsync("Über die Anmeldung entscheiden");
        await Hamburg.FillAsync(("decision", "refuse"));
        await Hamburg.CompleteAsync();

        Assert.That(await Hamburg.Page.TitleAsync(), Does.StartWith("Fehler: "));
        Assert.That(await Hamburg.Page.Locator("[name=decision][value=refuse]").IsCheckedAsync(), Is.True);
        Assert.That(await Hamburg.Page.Locator("[name=decisionText]").GetAttributeAsync("aria-invalid"), Is.EqualTo("true"));
    }
}
