using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Platforms;

/// <summary>A designer at the editors, with a procedure of their own in the library.</summary>
internal sealed partial class DesignerDesk : IAsyncDisposable
{
    private readonly Platform _platform;
    private readonly Clerk _designer;
    private readonly string _procedure;
    private readonly string _token;

    private DesignerDesk(Platform platform, Clerk designer, string procedure, string token)
    {
        _platform = platform;
        _designer = designer;
        _procedure = procedure;
        _token = token;
    }

    public IPage Page => _designer.Page;

    public static async Task<DesignerDesk> OpenAsync(Platform platform, string procedure)
    {
        var designer = await Clerk.SignInAsync(platform, "d.entwurf");
        var token = await designer.Page.Locator("input[name=__RequestVerificationToken]").First.GetAttributeAsync("value");
        var desk = new DesignerDesk(platform, designer, procedure, token ?? "");
        var answer = await designer.Page.APIRequest.PostAsync(desk.Address("/api/library"), new()
        {
            Headers = desk.Headers(),
            DataObject = new { id = procedure, title = procedure },
        });
        Assert.That(answer.Status, Is.EqualTo(201), await answer.TextAsync());
        return desk;
    }

    /// <summary>A new file, and the page that edits it.</summary>
    public async Task EditNewAsync(string name, string text)
    {
        await WriteNewAsync(name, text);
        await EditAsync(name);
    }

    public async Task WriteNewAsync(string name, string text)
    {
        var answer = await Page.APIRequest.PutAsync(File(name), new() { Headers = Headers(("If-None-Match", "*"), ("Content-Type", "text/plain")), DataString = text });
        Assert.That(answer.Ok, $"{name}: {await answer.TextAsync()}");
    }

    public async Task EditAsync(string name, string? language = null)
    {
        if (language is not null)
            await _designer.GoAsync($"/language/{language}?back=/designer");
        await _designer.GoAsync($"/designer/{_procedure}/files/{name}");
        await Assertions.Expect(Page.Locator("#editor-canvas[data-ready=true]")).ToBeVisibleAsync();
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("#editor-canvas[data-ready=true]")).ToBeVisibleAsync();
    }

    public async Task<string> SavedTextAsync(string name) => await (await Page.APIRequest.GetAsync(File(name))).TextAsync();

    /// <summary>Waits until the library has a text of which that is so.</summary>
    public async Task<string> SavedWhenAsync(string name, Predicate<string> isSo)
    {
        var text = "";
        await Clerk.Until(
            async () => isSo(text = await SavedTextAsync(name)),
            $"{name} was not saved as expected; the page says: {await Page.Locator("#editor-status").InnerTextAsync()}");
        return text;
    }

    public Task ExpectNoProblemsAsync() => Assertions.Expect(Page.Locator(".editor-results__heading").First).ToHaveTextAsync(NoProblems());

    public Task PictureAsync(string name) => _designer.PictureAsync(name);

    public ValueTask DisposeAsync() => _designer.DisposeAsync();

    private string File(string name) => Address($"/api/library/{_procedure}/files/{name}");

    private string Address(string path) => new Uri(_platform.Host, path).ToString();

    private Dictionary<string, string> Headers(params (string Name, string Value)[] more)
    {
        var headers = new Dictionary<string, string> { ["RequestVerificationToken"] = _token };
        foreach (var (name, value) in more)
            headers[name] = value;
        return headers;
    }

    [GeneratedRegex("^(Keine Probleme|No problems)$")]
    private static partial Regex NoProblems();
}
