using Deque.AxeCore.Playwright;
using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>axe-core's rules for WCAG 2.1 A and AA over each kind of page. Not a proof, a floor.</summary>
internal sealed class AccessibilityTests : JourneyFixture
{
    [Test]
    public async Task Finds_nothing_against_the_pages_of_a_clerk()
    {
        await Visit.StartAsync();
        await Buchholz.TakeTaskAsync("Datenschutzhinweis, Identität, Wahl der Behörde");
        await Buchholz.PictureAsync("task");
        await ExpectNothingAsync("the page of a task");
        await Buchholz.CompleteAsync();
        await Buchholz.PictureAsync("task-errors");
        await ExpectNothingAsync("the page of a task with errors");
        foreach (var path in new[] { "/tasks", "/start", "/cases", "/privacy", "/accessibility", "/nowhere" })
        {
            await Buchholz.GoAsync(path);
            await Buchholz.PictureAsync($"page{path.Replace('/', '-')}");
            await ExpectNothingAsync(path);
        }
    }

    [Test]
    public async Task Finds_nothing_against_the_library_of_a_designer()
    {
        await using var designer = await Clerk.SignInAsync(Platform, "d.entwurf");
        foreach (var path in new[] { "/designer", "/designer/change-of-address", "/designer/change-of-address/revisions/registration.bpmn", "/designer/change-of-address/delete/registration.bpmn" })
        {
            await designer.GoAsync(path);
            await designer.PictureAsync($"page{path.Replace('/', '-')}");
            await ExpectNothingAsync(path, designer);
        }

        await designer.GoAsync("/designer/change-of-address");
        await designer.Page.GetByRole(AriaRole.Button, new() { Name = "Szenarien laufen lassen" }).ClickAsync();
        await Assertions.Expect(designer.Page.GetByText("0 fehlgeschlagen")).ToBeVisibleAsync();
        await designer.PictureAsync("scenario-results");
        await ExpectNothingAsync("the results of scenarios", designer);
    }

    private async Task ExpectNothingAsync(string where, Clerk? who = null)
    {
        var result = await (who ?? Buchholz).Page.RunAxe(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } });
        var violations = result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join("; ", v.Nodes.Select(n => n.Target))}");
        Assert.That(violations, Is.Empty, where);
    }
}
