using System.Diagnostics;
using Deque.AxeCore.Playwright;
using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>A process is drawn in the browser, by mouse and by keys alone, and published.</summary>
internal sealed class DrawingTests : DesignerFixture
{
    [Test]
    public async Task Draws_by_mouse_and_publishes()
    {
        var page = Bench.Page;
        await AppendByMouseAsync("Start", "Benutzeraufgabe");
        await Bench.TypeNameAsync("Antrag prüfen");
        await page.Locator("#editor-properties").GetByText("Verfahren", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Wer bearbeitet die Aufgabe?").SelectOptionAsync(new SelectOptionValue { Label = "Meldewesen der annehmenden Behörde" });
        await page.Locator(".djs-context-pad [data-action='append.end-event']").ClickAsync();
        await Bench.SavedAsync();
        await Assertions.Expect(page.Locator("#editor-results h2").First).ToHaveTextAsync("Keine Probleme");
        await Bench.Designer.PictureAsync("designer-mouse");

        await page.ClickAsync("#editor-publish");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Veröffentlichen" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Ablauf „Bewohnerparken“: Fassung 1, neu, gültig ab sofort");
        var drawing = await Bench.ReadAsync(Workbench.Drawing);
        Assert.That(drawing, Does.Contain("<zeebe:userTask />"));
        Assert.That(drawing, Does.Contain("registrar@"));
        Assert.That(await LintAsync(drawing), Is.Empty);
    }

    [Test]
    public async Task Draws_by_keys_alone_and_publishes()
    {
        var page = Bench.Page;
        await page.Keyboard.PressAsync("F6");
        await Assertions.Expect(page.Locator(".process-outline [data-element]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("a");
        await Bench.ChooseFromMenuAsync("Melderegister: Rückmeldung senden");
        await Bench.TypeNameAsync("Rückmeldung senden");
        await Assertions.Expect(Bench.Entry("Rückmeldung senden")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await Bench.ChooseFromMenuAsync("Exklusives Gateway");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Bench.Entry("exklusives Gateway")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(Bench.Entry("Rückmeldung senden")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(page.Locator(".process-outline [data-element='Start']")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("a");
        await Bench.ChooseFromMenuAsync("Benutzeraufgabe");
        await Bench.TypeNameAsync("Antrag prüfen");
        await Assertions.Expect(Bench.Entry("Antrag prüfen")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await Bench.ChooseFromMenuAsync("Endereignis");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Bench.Entry("Endereignis")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.Locator("#editor-properties :focus")).ToHaveCountAsync(1);
        await Bench.SavedAsync();

        // Properties, results, tools: there the publish button comes first.
        await page.Keyboard.PressAsync("F6");
        await page.Keyboard.PressAsync("F6");
        await Assertions.Expect(page.Locator("#editor-publish")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#editor-valid-from")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#editor-publish")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Veröffentlichen" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Fassung 1, neu");
        Assert.That(await LintAsync(await Bench.ReadAsync(Workbench.Drawing)), Is.Empty);
    }

    [Test]
    public async Task Leads_from_a_problem_to_its_element()
    {
        var page = Bench.Page;
        await AppendByMouseAsync("Start", "Geschäftsregelaufgabe");
        await Bench.TypeNameAsync("Gebühr");
        var task = await IdOfAsync("Gebühr");
        await page.Locator(".process-outline [data-element='Start']").ClickAsync();
        var problem = page.Locator("#editor-results button", new() { HasTextString = $"Gebühr ({task})" }).First;
        await Assertions.Expect(problem).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"[data-container-id='{task}'] .process-problem")).ToBeVisibleAsync();
        await Bench.Designer.PictureAsync("designer-problem");
        var axe = await page.RunAxe(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } });

        await problem.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator($".process-outline [data-element='{task}']")).ToHaveAttributeAsync("aria-selected", "true");
        Assert.That(axe.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join("; ", v.Nodes.Select(n => n.Target))}"), Is.Empty);
    }

    private ILocator ShapeOf(string elementId) => Bench.Page.Locator($"g.djs-element[data-element-id='{elementId}'] > .djs-hit").First;

    private async Task<string> IdOfAsync(string name) => await Bench.Entry(name).GetAttributeAsync("data-element") ?? throw new InvalidOperationException(name);

    private async Task AppendByMouseAsync(string elementId, string kind)
    {
        await ShapeOf(elementId).ClickAsync(new() { Force = true });
        await Bench.Page.Locator(".djs-context-pad [data-action=append]").ClickAsync();
        await Bench.ChooseFromMenuAsync(kind);
    }

    /// <summary>What bpmnlint says with the rules for Camunda 8.9.</summary>
    private static async Task<string> LintAsync(string drawing)
    {
        var start = new ProcessStartInfo("node", ["scripts/lint-drawing.mjs"])
        {
            WorkingDirectory = Path.Combine(Built.RepositoryRoot, "designer"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var lint = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        await lint.StandardInput.WriteAsync(drawing);
        lint.StandardInput.Close();
        var said = await lint.StandardOutput.ReadToEndAsync() + await lint.StandardError.ReadToEndAsync();
        await lint.WaitForExitAsync();
        return said;
    }
}
