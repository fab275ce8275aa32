using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class FrameTests
{
    private static TestHost Host => SharedHost.Current;

    [TestCase("/sign-in", "Anmelden", "Sign in")]
    [TestCase("/privacy", "Datenschutz", "Privacy notice")]
    [TestCase("/accessibility", "Erklärung zur Barrierefreiheit", "Accessibility statement")]
    public async Task Pages_are_german_and_switch_to_english(string path, string german, string english)
    {
        using var visitor = Host.NewVisitor("fr-FR");

        var first = await visitor.PageAsync(path);
        var switched = await visitor.FollowAsync(await visitor.Http.GetAsync(
            new Uri(first.Element("a[hreflang=en]").GetAttribute("href")!, UriKind.Relative)));

        Assert.That(first.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo("de"));
        Assert.That(first.Document.Title, Is.EqualTo($"{german} – MetroEGov"));
        Assert.That(switched.Path, Is.EqualTo(path));
        Assert.That(switched.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
        Assert.That(switched.Document.Title, Is.EqualTo($"{english} – MetroEGov"));
    }

    [TestCase("en-GB,en;q=0.9,de;q=0.5", "en")]
    [TestCase("de-DE,de;q=0.9,en;q=0.5", "de")]
    [TestCase("fr;q=0.9,en;q=0.3", "en")]
    public async Task The_browser_says_the_language_until_the_reader_chooses(string acceptLanguage, string expected)
    {
        using var visitor = Host.NewVisitor(acceptLanguage);

        var page = await visitor.PageAsync("/sign-in");

        Assert.That(page.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo(expected));
    }

    [TestCase(null, true)]
    [TestCase("MetroEGov:Email:Host=mail.example", false)]
    public async Task A_demonstration_says_where_its_mails_go(string? setting, bool isFiles)
    {
        await using var host = await TestHost.StartAsync(null, setting is null ? [] : [setting]);
        using var visitor = host.NewVisitor();

        var notice = (await visitor.PageAsync("/sign-in")).Element(".site-demo").TextContent;

        Assert.That(notice, isFiles ? Does.Contain("E-Mails werden nicht versandt") : Does.Not.Contain("E-Mail"));
    }

    [Test]
    public async Task Every_page_has_landmarks_a_skip_link_and_one_heading()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");

        foreach (var path in new[] { "/tasks", "/start", "/cases", "/privacy", "/accessibility", "/nowhere" })
        {
            var page = await clerk.PageAsync(path);

            Assert.That(page.Element("body > a").GetAttribute("href"), Is.EqualTo("#content"), path);
            Assert.That(page.Document.QuerySelectorAll("main#content").Length, Is.EqualTo(1), path);
            Assert.That(page.Document.QuerySelectorAll("h1").Length, Is.EqualTo(1), path);
            Assert.That(page.Document.QuerySelectorAll("header, footer, nav[aria-label]").Length, Is.GreaterThanOrEqualTo(3), path);
        }
    }

    [Test]
    public async Task Every_input_has_a_label()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");

        foreach (var path in new[] { "/tasks", "/cases" })
        {
            var page = await clerk.PageAsync(path);
            foreach (var input in page.Document.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"))
                Assert.That(page.Document.QuerySelector($"label[for='{input.Id}']"), Is.Not.Null, $"{path}: {input.OuterHtml}");
        }
    }

    [Test]
    public async Task No_page_runs_scripts_or_styles_of_its_own()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");

        foreach (var path in new[] { "/tasks", "/start", "/cases" })
        {
            var page = await clerk.PageAsync(path);
            Assert.That(page.Document.QuerySelectorAll("script:not([src]), style, [style], [onclick]"), Is.Empty, path);
        }
    }

    [Test]
    public async Task Answers_carry_the_headers_that_keep_a_page_to_itself()
    {
        using var visitor = Host.NewVisitor();

        using var answer = await visitor.Http.GetAsync(new Uri("/sign-in", UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Contain("script-src 'self'"));
        Assert.That(policy, Does.Not.Contain("unsafe"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
        Assert.That(answer.Headers.CacheControl!.NoStore);
    }

    [TestCase("a.petersen", "/designer")]
    [TestCase("a.petersen", "/operations")]
    [TestCase("a.petersen", "/audit")]
    [TestCase("d.entwurf", "/tasks")]
    [TestCase("o.betrieb", "/cases")]
    [TestCase("p.pruefer", "/operations")]
    public async Task A_role_opens_its_own_pages_only(string userName, string path)
    {
        using var visitor = await Host.SignedInAsync(userName);

        var page = await visitor.PageAsync(path);

        Assert.That(page.Status, Is.EqualTo(403));
        Assert.That(page.Heading, Is.EqualTo("Dafür fehlt Ihnen die Berechtigung"));
    }

    [Test]
    public async Task Each_role_lands_where_its_work_is()
    {
        foreach (var (userName, home) in new[] { ("a.petersen", "/tasks"), ("d.entwurf", "/designer"), ("o.betrieb", "/operations"), ("p.pruefer", "/audit") })
        {
            using var visitor = await Host.SignedInAsync(userName);
            using var answer = await visitor.Http.GetAsync(new Uri("/", UriKind.Relative));
            Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo(home));
        }
    }
}
