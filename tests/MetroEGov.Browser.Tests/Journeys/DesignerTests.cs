using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>A deployed procedure is changed in the browser and published; running cases stay where they are.</summary>
internal sealed class DesignerTests : JourneyFixture
{
    [Test]
    public async Task Publishes_a_renamed_task_as_version_2_for_new_cases_only()
    {
        await Visit.StartAsync();
        await using var designer = await Clerk.SignInAsync(Platform, "d.entwurf");
        var page = designer.Page;
        await designer.GoAsync("/designer/change-of-address");
        await Assertions.Expect(page.Locator("#designer-canvas[data-ready=true]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#designer-properties")).ToContainTextAsync("Allgemein");
        await designer.PictureAsync("designer");

        await RenameAsync(page, "Task_Identity", "Ausweis prüfen");
        await page.ClickAsync("#designer-publish");
        await Assertions.Expect(page.Locator("#designer-status")).ToContainTextAsync("Veröffentlicht als Version 2");

        Assert.That(await Buchholz.SeesTaskAsync("Datenschutzhinweis, Identität, Wahl der Behörde"), Is.True, "the running case keeps its name");
        Assert.That(await Buchholz.SeesTaskAsync("Ausweis prüfen"), Is.False);
        await Visit.StartAsync();
        Assert.That(await Buchholz.SeesTaskAsync("Ausweis prüfen"), Is.True, "the new case is of version 2");
    }

    [Test]
    public async Task Keeps_a_draft_and_names_the_element_that_cannot_be_published()
    {
        await using var designer = await Clerk.SignInAsync(Platform, "d.entwurf");
        var page = designer.Page;
        await designer.GoAsync("/designer/notification");
        await Assertions.Expect(page.Locator("#designer-canvas[data-ready=true]")).ToBeVisibleAsync();

        // A process without a start cannot run.
        await page.ClickAsync("[data-element-id=Start] .djs-hit", new() { Force = true });
        await page.Keyboard.PressAsync("Delete");
        await page.ClickAsync("#designer-publish");

        await Assertions.Expect(page.Locator("#designer-status")).ToContainTextAsync("Nicht veröffentlicht");
        await Assertions.Expect(page.Locator("#designer-problems li").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#designer-status")).ToContainTextAsync("Entwurf wurde wiederhergestellt");
    }

    /// <summary>As people do it: double click on the shape, type, click beside it.</summary>
    private static async Task RenameAsync(IPage page, string elementId, string name)
    {
        await page.DblClickAsync($"[data-element-id={elementId}] .djs-hit", new() { Force = true });
        var editor = page.Locator(".djs-direct-editing-content");
        await Assertions.Expect(editor).ToBeVisibleAsync();
        await editor.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(name);
        await page.Locator("#designer-canvas").ClickAsync(new() { Position = new() { X = 700, Y = 20 } });
        await Assertions.Expect(page.Locator("#designer-status")).ToContainTextAsync("Entwurf gespeichert");
    }
}
