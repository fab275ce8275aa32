using System.Net;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Security;

internal sealed class SignInTests
{
    private static TestHost Host => SharedHost.Current;

    [Test]
    public async Task A_page_for_clerks_leads_to_sign_in_and_back()
    {
        using var visitor = Host.NewVisitor();

        var refused = await visitor.Http.GetAsync(new Uri("/tasks?show=own", UriKind.Relative));
        var signIn = await visitor.FollowAsync(refused);
        var signedIn = await visitor.PostAsync(
            signIn.Form("/sign-in"), new() { ["userName"] = "a.petersen", ["password"] = TestHost.PasswordOf("a.petersen") });

        Assert.That(signIn.Heading, Is.EqualTo("Anmelden"));
        Assert.That(signedIn.Headers.Location!.ToString(), Is.EqualTo("/tasks?show=own"));
    }

    [Test]
    public async Task A_wrong_password_keeps_the_name_and_says_no_more_than_needed()
    {
        using var visitor = Host.NewVisitor();

        var unknown = await VisitedPage.OfAsync(await visitor.SignInAsync("nobody", "Buergerservice-2026"));
        var wrong = await VisitedPage.OfAsync(await visitor.SignInAsync("m.yilmaz", "not the password"));

        Assert.That(wrong.Status, Is.EqualTo(422));
        Assert.That(wrong.Element("#userName").GetAttribute("value"), Is.EqualTo("m.yilmaz"));
        Assert.That(wrong.Element("#password").GetAttribute("value"), Is.Null);
        Assert.That(wrong.Element("#errors").TextContent, Is.EqualTo(unknown.Element("#errors").TextContent));
    }

    [Test]
    public async Task Missing_entries_are_marked_and_linked_from_the_summary()
    {
        using var visitor = Host.NewVisitor();

        var page = await VisitedPage.OfAsync(await visitor.SignInAsync("", ""));

        Assert.That(page.Document.Title, Does.StartWith("Fehler: Anmelden"));
        Assert.That(page.Element("#errors a[href='#userName']").TextContent, Is.Not.Empty);
        Assert.That(page.Element("#userName").GetAttribute("aria-invalid"), Is.EqualTo("true"));
        Assert.That(page.Element("#userName").GetAttribute("aria-describedby"), Is.EqualTo("userName-error"));
        Assert.That(page.Element("#errors").HasAttribute("autofocus"));
    }

    [Test]
    public async Task An_account_is_locked_after_five_failures_even_for_the_right_password()
    {
        await using var host = await TestHost.StartAsync();
        using var visitor = host.NewVisitor();

        for (var attempt = 0; attempt < 5; attempt++)
            await visitor.SignInAsync("a.petersen", "wrong");
        var answer = await visitor.SignInAsync("a.petersen", TestHost.PasswordOf("a.petersen"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task Attempts_beyond_the_limit_per_minute_are_turned_away()
    {
        await using var host = await TestHost.StartAsync(null, "MetroEGov:SignInAttemptsPerMinute=2");
        using var visitor = host.NewVisitor();

        await visitor.SignInAsync("a.petersen", "wrong");
        await visitor.SignInAsync("a.petersen", "wrong");
        var third = await VisitedPage.OfAsync(await visitor.SignInAsync("a.petersen", "wrong"));

        Assert.That(third.Status, Is.EqualTo(429));
        Assert.That(third.Heading, Is.EqualTo("Zu viele Versuche"));
    }

    [TestCase("https://elsewhere.example/")]
    [TestCase("//elsewhere.example/")]
    [TestCase("/\\elsewhere.example/")]
    public async Task Nobody_is_led_to_another_host_after_sign_in(string back)
    {
        using var visitor = Host.NewVisitor();
        var page = await visitor.PageAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(back));

        var answer = await visitor.PostAsync(
            page.Form("/sign-in"),
            new() { ["userName"] = "a.petersen", ["password"] = TestHost.PasswordOf("a.petersen"), ["back"] = back });

        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/"));
    }

    [Test]
    public async Task A_form_without_the_token_of_its_page_is_refused()
    {
        using var visitor = Host.NewVisitor();
        var page = await visitor.PageAsync("/sign-in");

        var answer = await VisitedPage.OfAsync(await visitor.PostAsync(
            page.Form("/sign-in"), new() { ["__RequestVerificationToken"] = null, ["userName"] = "a.petersen" }));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Heading, Is.EqualTo("Die Seite war zu lange geöffnet"));
    }

    [Test]
    public async Task Signing_out_ends_the_session()
    {
        using var visitor = await Host.SignedInAsync("a.petersen");
        var page = await visitor.PageAsync("/tasks");

        var signedOut = await visitor.SubmitAsync(page.Form("/sign-out"));
        var afterwards = await visitor.Http.GetAsync(new Uri("/tasks", UriKind.Relative));

        Assert.That(signedOut.Text, Does.Contain("Sie sind abgemeldet."));
        Assert.That(afterwards.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task The_session_cookie_is_kept_from_scripts_and_other_sites()
    {
        using var visitor = Host.NewVisitor();

        var answer = await visitor.SignInAsync("a.petersen", TestHost.PasswordOf("a.petersen"));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("metroegov.session=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax"));
    }
}
