using System.Text.Json;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Platforms;

/// <summary>A person at a browser of their own. Speaks of the pages in the words that stand on them.</summary>
internal sealed class Clerk : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly IBrowserContext _context;
    private readonly Uri _host;

    private Clerk(IBrowserContext context, IPage page, Uri host)
    {
        _context = context;
        _host = host;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<Clerk> SignInAsync(Platform platform, string userName)
    {
        var context = await Chromium.Browser.NewContextAsync(new() { Locale = "de-DE", ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        var clerk = new Clerk(context, page, platform.Host);
        await page.GotoAsync(new Uri(platform.Host, "/sign-in").ToString());
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", PasswordOf(userName));
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("[data-test=signed-in]")).ToBeVisibleAsync();
        return clerk;
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(_host, path).ToString());

    public async Task StartAsync(string procedure)
    {
        await GoAsync("/start");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex(procedure) }).ClickAsync();
    }

    /// <summary>Opens the newest task of that name from the list and claims it. Waits for it: it may follow from a call under way.</summary>
    public async Task TakeTaskAsync(string name)
    {
        var link = Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;
        await Until(
            async () =>
            {
                await GoAsync("/tasks");
                return await link.CountAsync() > 0;
            },
            $"No task '{name}' in the list of {Page.Url}");
        await link.ClickAsync();
        var claim = Page.GetByRole(AriaRole.Button, new() { Name = "Aufgabe übernehmen" });
        if (await claim.CountAsync() > 0)
        {
            await claim.ClickAsync();
        }

        await Assertions.Expect(Page.Locator("#task-form")).ToBeVisibleAsync();
    }

    /// <summary>Text, choice or tick by the name of the field; a value of a choice is its key, not its label.</summary>
    public async Task FillAsync(params IEnumerable<(string Field, string Value)> entries)
    {
        foreach (var (field, value) in entries)
        {
            var input = Page.Locator($"#task-form [name='{field}']").First;
            await Assertions.Expect(input).ToBeAttachedAsync();
            var tag = await input.EvaluateAsync<string>("element => element.tagName + '.' + element.type");
            await (tag switch
            {
                "INPUT.radio" or "INPUT.checkbox" => Page.CheckAsync($"#task-form [name='{field}'][value='{value}']"),
                "SELECT.select-one" => input.SelectOptionAsync(value),
                _ => input.FillAsync(value),
            });
        }
    }

    /// <summary>Shows the fields that depend on what was filled in.</summary>
    public Task RefreshFormAsync() => Page.Locator("#task-form button[value=refresh]").ClickAsync();

    public Task CompleteAsync() => Page.Locator("#task-form .site-actions .kern-btn--primary").ClickAsync();

    /// <summary>Completes and sees that it was accepted.</summary>
    public async Task CompleteWellAsync()
    {
        var task = Page.Url;
        await CompleteAsync();
        var summary = Page.Locator("main .kern-alert--danger, main .site-errors");
        if (await summary.CountAsync() > 0)
        {
            Assert.Fail($"{task} was not accepted:\n{await Page.Locator("main").InnerTextAsync()}");
        }
    }

    public async Task DoTaskAsync(string name, params IEnumerable<(string Field, string Value)> entries)
    {
        await TakeTaskAsync(name);
        await FillAsync(entries);
        await CompleteWellAsync();
    }

    public Task<string> MainTextAsync() => Page.Locator("main").InnerTextAsync();

    public async Task<bool> SeesTaskAsync(string name)
    {
        await GoAsync("/tasks");
        return await Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).CountAsync() > 0;
    }

    public Task PictureAsync(string name) => Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "pictures", $"{name}.png"),
        FullPage = true,
    });

    /// <summary>Asks again until it is so; the limit is generous because the machine may be busy, not because the product is slow.</summary>
    public static async Task Until(Func<Task<bool>> isSo, string otherwise)
    {
        var limit = DateTime.UtcNow.AddSeconds(40);
        while (!await isSo())
        {
            if (DateTime.UtcNow > limit)
            {
                throw new TimeoutException(otherwise);
            }

            await Task.Delay(250);
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private static string PasswordOf(string userName)
    {
        var file = Path.Combine(Built.RepositoryRoot, "engine", "MetroEGov.Host", "Setup", "demo-users.json");
        var seed = JsonSerializer.Deserialize<Seed>(File.ReadAllText(file), Web);
        return seed?.Users.FirstOrDefault(u => u.UserName == userName)?.Password
            ?? throw new InvalidOperationException($"{file} has no user {userName}.");
    }

    private sealed record Seed(IReadOnlyList<User> Users);

    private sealed record User(string UserName, string Password);
}
