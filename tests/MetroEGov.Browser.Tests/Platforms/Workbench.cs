using System.Text.Json;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Platforms;

/// <summary>A designer at the editors of a procedure of their own.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    /// <summary>The drawing that every procedure here begins with: one start event.</summary>
    public const string Drawing = "drawing.bpmn";

    private const string DesignerName = "d.entwurf";

    private readonly Clerk _designer;

    private Workbench(Clerk designer, string procedure)
    {
        _designer = designer;
        Procedure = procedure;
    }

    public string Procedure { get; }

    public Clerk Designer => _designer;

    public IPage Page => _designer.Page;

    public ILocator Status => Page.Locator("#editor-status");

    public static string BlankDrawing(string processId) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions" targetNamespace="http://metroegov/{processId}" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
          <bpmn:process id="{processId}" name="Bewohnerparken" isExecutable="true">
            <bpmn:startEvent id="Start" />
          </bpmn:process>
          <bpmndi:BPMNDiagram id="diagram">
            <bpmndi:BPMNPlane id="plane" bpmnElement="{processId}">
              <bpmndi:BPMNShape id="Start_di" bpmnElement="Start">
                <dc:Bounds x="200" y="160" width="36" height="36" />
              </bpmndi:BPMNShape>
            </bpmndi:BPMNPlane>
          </bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;

    /// <summary>Signs in, makes a procedure with a blank drawing and opens it.</summary>
    public static async Task<Workbench> OpenAsync(Platform platform, string procedure)
    {
        var bench = new Workbench(await Clerk.SignInAsync(platform, DesignerName), procedure);
        await bench.GoToEditorAsync(Drawing);
        await bench.SendAsync("POST", "/api/library", JsonSerializer.Serialize(new { id = procedure, title = procedure }));
        await bench.WriteAsync(Drawing, BlankDrawing(procedure), revision: null);
        await bench.OpenFileAsync(Drawing);
        return bench;
    }

    public async Task OpenFileAsync(string file)
    {
        await GoToEditorAsync(file);
        await ReadyAsync();
    }

    public Task ReadyAsync() => Assertions.Expect(Page.Locator("#editor-canvas[data-ready=true]")).ToBeVisibleAsync();

    public Task SavedAsync() => Assertions.Expect(Status).ToHaveAttributeAsync("data-state", "saved");

    /// <summary>The entry of an element in the list beside the drawing.</summary>
    public ILocator Entry(string name) => Page.Locator(".process-outline [data-element]").Filter(new() { HasText = name }).First;

    /// <summary>Renames by keys, from the list of elements.</summary>
    public async Task RenameAsync(string elementId, string name)
    {
        await Page.Locator($".process-outline [data-element='{elementId}']").FocusAsync();
        await Page.Keyboard.PressAsync("e");
        await TypeNameAsync(name);
    }

    /// <summary>Into the field on the drawing, which opens by itself after a task was appended.</summary>
    public async Task TypeNameAsync(string name)
    {
        await Assertions.Expect(Page.Locator(".djs-direct-editing-content")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(name);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".djs-direct-editing-content")).ToHaveCountAsync(0);
    }

    /// <summary>Searches the open menu and takes its first entry.</summary>
    public async Task ChooseFromMenuAsync(string name)
    {
        var search = Page.Locator(".djs-popup-search input");
        await Assertions.Expect(search).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(name);
        await Assertions.Expect(Page.Locator(".djs-popup .entry.selected")).ToContainTextAsync(name);
        await Assertions.Expect(Page.Locator(".djs-popup-search-count")).ToContainTextAsync("Treffer gefunden");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".djs-popup")).ToHaveCountAsync(0);
    }

    /// <summary>As somebody else's browser would, past the editor.</summary>
    public Task WriteAsync(string file, string text, int? revision) =>
        SendAsync("PUT", $"/api/library/{Procedure}/files/{file}", text, revision is { } seen ? ("If-Match", $"\"{seen}\"") : ("If-None-Match", "*"));

    public Task<string> ReadAsync(string file) => SendAsync("GET", $"/api/library/{Procedure}/files/{file}", null);

    public async Task<int> RevisionAsync(string file)
    {
        using var answer = JsonDocument.Parse(await SendAsync("GET", $"/api/library/{Procedure}/revisions/{file}", null));
        return answer.RootElement.GetProperty("revisions")[0].GetProperty("revision").GetInt32();
    }

    /// <summary>With the cookie and the token of the page. An answer that is no success fails the test.</summary>
    public async Task<string> SendAsync(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            """
            async ({ method, path, body, headers }) => {
              const token = document.querySelector('meta[name=antiforgery]').content;
              const type = body?.startsWith('{') ? 'application/json' : 'text/plain';
              const answer = await fetch(path, { method, body, headers: { RequestVerificationToken: token, 'Content-Type': type, ...headers } });
              return { status: answer.status, text: await answer.text() };
            }
            """,
            new { method, path, body, headers = headers.ToDictionary(header => header.Name, header => header.Value) });
        var text = answer.GetProperty("text").GetString()!;
        Assert.That(answer.GetProperty("status").GetInt32(), Is.InRange(200, 299), $"{method} {path}: {text}");
        return text;
    }

    public ValueTask DisposeAsync() => _designer.DisposeAsync();

    private Task GoToEditorAsync(string file) => _designer.GoAsync($"/designer/{Procedure}/files/{file}");
}
