using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>Several people at the same tasks, and pages that are older than the case.</summary>
internal sealed class DeskTests : JourneyFixture
{
    private const string FirstTask = "Datenschutzhinweis, Identität, Wahl der Behörde";

    [Test]
    public async Task Says_who_of_the_colleagues_holds_a_task_and_hands_it_over()
    {
        await using var colleague = await Clerk.SignInAsync(Platform, "m.yilmaz");
        await Visit.StartAsync();
        await Buchholz.TakeTaskAsync(FirstTask);
        var task = new Uri(Buchholz.Page.Url).AbsolutePath;

        await colleague.GoAsync(task);
        Assert.That(await colleague.MainTextAsync(), Does.Contain("Antje Petersen bearbeitet diese Aufgabe"));

        await Buchholz.Page.SelectOptionAsync("#colleague", "m.yilmaz");
        await Buchholz.Page.GetByRole(AriaRole.Button, new() { Name = "Übergeben", Exact = true }).ClickAsync();
        await colleague.GoAsync(task);
        await Assertions.Expect(colleague.Page.Locator("#task-form")).ToBeVisibleAsync();
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Wieder freigeben" }).ClickAsync();
        await Buchholz.GoAsync(task);
        await Assertions.Expect(Buchholz.Page.GetByRole(AriaRole.Button, new() { Name = "Aufgabe übernehmen" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Does_nothing_twice_from_a_stale_page()
    {
        await Visit.StartAsync();
        await Buchholz.TakeTaskAsync(FirstTask);
        var stale = await Buchholz.Page.Context.NewPageAsync();
        await stale.GotoAsync(Buchholz.Page.Url);
        (string, string)[] entries = [("privacyNoticeGiven", "true"), ("handling", "here"), ("documentKind", "passport"), ("documentValidity", "valid"), ("identityOutcome", "confirmed")];
        await Buchholz.FillAsync(entries);
        await Buchholz.CompleteWellAsync();

        await stale.Locator("#task-form .site-actions .kern-btn--primary").ClickAsync();

        Assert.That(await stale.Locator("main").InnerTextAsync(), Does.Contain("bereits erledigt"));
    }

    [Test]
    public async Task Keeps_the_desks_of_authorities_apart()
    {
        await Visit.StartAsync();
        await Buchholz.TakeTaskAsync(FirstTask);
        var task = new Uri(Buchholz.Page.Url).AbsolutePath;

        Assert.That(await Hamburg.SeesTaskAsync(FirstTask), Is.False);
        await Hamburg.GoAsync(task);
        Assert.That(await Hamburg.Page.TitleAsync(), Does.StartWith("Diese Seite gibt es nicht"));
    }

    [Test]
    public async Task Speaks_English_when_asked()
    {
        await Buchholz.GoAsync("/tasks");
        await Buchholz.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        Assert.That(await Buchholz.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo("en"));
        Assert.That(await Buchholz.Page.Locator("h1").InnerTextAsync(), Is.EqualTo("Tasks"));
    }
}
