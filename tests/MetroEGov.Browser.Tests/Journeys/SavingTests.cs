using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>Lost connections, crashes, expired sessions and second editors: nobody's work is lost.</summary>
internal sealed class SavingTests : DesignerFixture
{
    [Test]
    public async Task Goes_on_saving_when_the_connection_is_back()
    {
        await Bench.Page.Context.SetOfflineAsync(true);
        await Bench.RenameAsync("Start", "Antrag eingegangen");
        await Assertions.Expect(Bench.Status).ToContainTextAsync("keine Verbindung");
        await Bench.Designer.PictureAsync("designer-offline");

        await Bench.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(Bench.Status).ToContainTextAsync("Gespeichert um");
        Assert.That(await Bench.ReadAsync(Workbench.Drawing), Does.Contain("Antrag eingegangen"));
    }

    [Test]
    public async Task Offers_what_a_crash_left_in_the_browser()
    {
        // Until the page is loaded again: requests that outlive their page cannot be held back from outside of it.
        await Bench.Page.EvaluateAsync(
            """
            () => {
              const send = window.fetch;
              window.fetch = (address, init) => init?.method === 'PUT' ? Promise.reject(new TypeError('Failed to fetch')) : send(address, init);
            }
            """);
        await Bench.RenameAsync("Start", "Antrag eingegangen");
        await Assertions.Expect(Bench.Status).ToContainTextAsync("keine Verbindung");

        await Bench.Page.ReloadAsync();
        await Assertions.Expect(Bench.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Nicht gespeicherter Stand gefunden");
        await Bench.Designer.PictureAsync("designer-restore");
        await Bench.Page.GetByRole(AriaRole.Button, new() { Name = "Diesen Stand wiederherstellen" }).ClickAsync();

        await Assertions.Expect(Bench.Status).ToContainTextAsync("Gespeichert um");
        await Assertions.Expect(Bench.Entry("Antrag eingegangen")).ToBeVisibleAsync();
        Assert.That(await Bench.ReadAsync(Workbench.Drawing), Does.Contain("Antrag eingegangen"));
    }

    [Test]
    public async Task Keeps_both_texts_when_somebody_else_saved()
    {
        var theirs = Workbench.BlankDrawing(Bench.Procedure).Replace("<bpmn:startEvent id=\"Start\" />", "<bpmn:startEvent id=\"Start\" name=\"Deren Name\" />", StringComparison.Ordinal);
        await Bench.WriteAsync(Workbench.Drawing, theirs, await Bench.RevisionAsync(Workbench.Drawing));
        await Bench.RenameAsync("Start", "Mein Name");
        var dialog = Bench.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Jemand anderes hat gespeichert");
        await Bench.Designer.PictureAsync("designer-conflict");

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deren Stand ansehen" }).ClickAsync();
        await Assertions.Expect(dialog.Locator("textarea")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Deren Name"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schließen" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deren Stand zeigen, meinen als Kopie behalten" }).ClickAsync();

        await Assertions.Expect(Bench.Status).ToContainTextAsync("drawing-copy.bpmn");
        await Assertions.Expect(Bench.Entry("Deren Name")).ToBeVisibleAsync();
        Assert.That(await Bench.ReadAsync(Workbench.Drawing), Is.EqualTo(theirs));
        Assert.That(await Bench.ReadAsync("drawing-copy.bpmn"), Does.Contain("Mein Name"));
    }

    [Test]
    public async Task Replaces_theirs_when_told_to_and_keeps_it_among_the_revisions()
    {
        var before = await Bench.RevisionAsync(Workbench.Drawing);
        var theirs = Workbench.BlankDrawing(Bench.Procedure).Replace("<bpmn:startEvent id=\"Start\" />", "<bpmn:startEvent id=\"Start\" name=\"Deren Name\" />", StringComparison.Ordinal);
        await Bench.WriteAsync(Workbench.Drawing, theirs, before);
        await Bench.RenameAsync("Start", "Mein Name");

        await Bench.Page.GetByRole(AriaRole.Button, new() { Name = "Deren Stand durch meinen ersetzen" }).ClickAsync();

        await Assertions.Expect(Bench.Status).ToContainTextAsync("Gespeichert um");
        Assert.That(await Bench.ReadAsync(Workbench.Drawing), Does.Contain("Mein Name"));
        Assert.That(await Bench.SendAsync("GET", $"/api/library/{Bench.Procedure}/files/{Workbench.Drawing}?revision={before + 1}", null), Is.EqualTo(theirs));
    }

    [Test]
    public async Task Goes_on_saving_after_signing_in_again()
    {
        await Bench.Page.Context.ClearCookiesAsync(new() { NameRegex = new("session") });
        await Bench.RenameAsync("Start", "Antrag eingegangen");
        await Assertions.Expect(Bench.Status).ToContainTextAsync("Anmeldung ist abgelaufen");
        await Bench.Designer.PictureAsync("designer-signed-out");

        var signIn = await Bench.Page.Context.RunAndWaitForPageAsync(() => Bench.Page.GetByRole(AriaRole.Link, new() { Name = "In neuem Fenster anmelden" }).ClickAsync());
        await signIn.FillAsync("#userName", "d.entwurf");
        await signIn.FillAsync("#password", "Buergerservice-2026");
        await signIn.ClickAsync("main button[type=submit]");
        await Assertions.Expect(signIn.Locator("[data-test=signed-in]")).ToBeVisibleAsync();

        await Assertions.Expect(Bench.Status).ToContainTextAsync("Gespeichert um");
        Assert.That(await Bench.ReadAsync(Workbench.Drawing), Does.Contain("Antrag eingegangen"));
    }
}
