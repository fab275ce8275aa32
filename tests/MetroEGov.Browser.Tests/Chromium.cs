using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests;

/// <summary>One browser for the whole run; each test gets contexts of its own, which share nothing.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;

    public static IBrowser Browser => s_browser ?? throw new InvalidOperationException("The browser is not started.");

    [OneTimeSetUp]
    public async Task Start()
    {
        // The machine may be busy; what does not come at all still fails.
        Assertions.SetDefaultExpectTimeout(20_000);
        s_playwright = await Playwright.CreateAsync();
        s_browser = await s_playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (s_browser is not null)
        {
            await s_browser.CloseAsync();
        }

        s_playwright?.Dispose();
    }
}
