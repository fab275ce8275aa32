using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>
/// From a blank drawing to a case: a designer draws a start over HTTP, mends the problem that the panel shows, and publishes; a program
/// starts the procedure, a clerk completes it; the next version leaves the running case on the first, one of a later day waits for it.
/// </summary>
internal sealed class FirstProcedureTests : DesignerFixture
{
    private const string Task = "Antrag prüfen";
    private const string Renamed = "Antrag genau prüfen";

    [Test]
    public async Task Is_drawn_started_over_http_and_completed_and_the_next_version_is_for_new_cases()
    {
        using var program = await ConnectAsync();
        await DrawAsync();
        await PublishAsync("Fassung 1, neu, gültig ab sofort");

        var (first, firstVersion) = await StartAsync(program);
        var (second, _) = await StartAsync(program);
        Assert.That(firstVersion, Is.EqualTo(1));
        await using var clerk = await Clerk.SignInAsync(Platform, "a.petersen");
        await clerk.TakeTaskAsync(Task);
        await clerk.CompleteWellAsync();
        Assert.That(await StatesAsync(program, first, second), Is.EquivalentTo(new[] { "ACTIVE 1", "COMPLETED 1" }));

        await Bench.OpenFileAsync(Workbench.Drawing);
        await Bench.RenameAsync(await IdOfAsync(Task), Renamed);
        await Bench.SavedAsync();
        await PublishAsync("Fassung 2, neu, gültig ab sofort");
        Assert.That((await StartAsync(program)).Version, Is.EqualTo(2));
        Assert.That(await StatesAsync(program, first, second), Is.EquivalentTo(new[] { "ACTIVE 1", "COMPLETED 1" }));
        await clerk.TakeTaskAsync(Task);
        await clerk.CompleteWellAsync();
        Assert.That(await StatesAsync(program, first, second), Is.EquivalentTo(new[] { "COMPLETED 1", "COMPLETED 1" }));

        await Bench.OpenFileAsync(Workbench.Drawing);
        await Bench.RenameAsync(await IdOfAsync(Renamed), "Antrag nach neuem Recht prüfen");
        await Bench.SavedAsync();
        await PublishAsync("Fassung 3, neu, gültig ab 01.01.2090", "2090-01-01");
        Assert.That((await StartAsync(program)).Version, Is.EqualTo(2));
    }

    private async Task DrawAsync()
    {
        var page = Bench.Page;
        await page.Locator(".process-outline [data-element='Start']").FocusAsync();
        await page.Keyboard.PressAsync("r");
        await Bench.ChooseFromMenuAsync("Start über HTTP");
        var problem = page.Locator("#editor-results button").First;
        await problem.ClickAsync();
        await page.Locator("#editor-properties").GetByText("Aufruf", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Pfad unter /procedures/").FillAsync($"{Bench.Procedure}/orders");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#editor-results h2").First).ToHaveTextAsync("Keine Probleme");

        await page.Locator(".process-outline [data-element='Start']").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Bench.ChooseFromMenuAsync("Benutzeraufgabe");
        await Bench.TypeNameAsync(Task);
        await page.Locator("#editor-properties").GetByText("Verfahren", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Wer bearbeitet die Aufgabe?").SelectOptionAsync(new SelectOptionValue { Label = "Meldewesen der annehmenden Behörde" });
        await Bench.Entry(Task).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Bench.ChooseFromMenuAsync("Endereignis");
        await page.Keyboard.PressAsync("Escape");
        await Bench.SavedAsync();
    }

    private async Task PublishAsync(string version, string? validFrom = null)
    {
        await Bench.Page.ClickAsync("#editor-publish");
        if (validFrom is not null)
            await Bench.Page.FillAsync("#editor-valid-from", validFrom);
        await Bench.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Veröffentlichen" }).ClickAsync();
        await Assertions.Expect(Bench.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(version);
    }

    private async Task<string> IdOfAsync(string name) =>
        await Bench.Entry(name).GetAttributeAsync("data-element") ?? throw new InvalidOperationException(name);

    private async Task<HttpClient> ConnectAsync()
    {
        var program = new HttpClient { BaseAddress = Platform.Host };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "parking-app",
            ["client_secret"] = "demo-secret-parking-app",
        });
        using var answer = await program.PostAsync("/connect/token", form);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    private async Task<(string Key, int Version)> StartAsync(HttpClient program)
    {
        using var answer = await program.PostAsJsonAsync($"/procedures/{Bench.Procedure}/orders", new { household = "H-17" });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), body.ToString());
        return (body.GetProperty("processInstanceKey").GetString()!, body.GetProperty("processDefinitionVersion").GetInt32());
    }

    private static async Task<List<string>> StatesAsync(HttpClient program, params string[] keys)
    {
        var states = new List<string>();
        foreach (var key in keys)
        {
            var instance = await program.GetFromJsonAsync<JsonElement>($"/v2/process-instances/{key}");
            states.Add($"{instance.GetProperty("state").GetString()} {instance.GetProperty("processDefinitionVersion").GetInt32()}");
        }

        return states;
    }
}
