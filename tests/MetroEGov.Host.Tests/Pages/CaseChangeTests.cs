using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class CaseChangeTests
{
    [Test]
    public async Task An_open_case_page_is_told_when_something_changed()
    {
        using var clerk = await SharedHost.Current.SignedInAsync("a.petersen");
        var task = await Permits.BeginAsync(clerk);
        var page = await clerk.PageAsync(task.Element("a[href^='/cases/']").GetAttribute("href")!);
        var address = page.Element("[data-live]").GetAttribute("data-live")!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var answer = await clerk.Http.GetAsync(
            new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync(limit.Token));
        Assert.That(await events.ReadLineAsync(limit.Token), Is.EqualTo("event: following"));

        await clerk.SubmitAsync(task.Form("/claim"));

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(await NextEventAsync(events, limit.Token), Is.EqualTo("event: changed"));
    }

    [Test]
    public async Task Nobody_follows_a_case_of_another_authority()
    {
        using var buchholz = await SharedHost.Current.SignedInAsync("a.petersen");
        using var norderstedt = await SharedHost.Current.SignedInAsync("j.lorenzen");
        var task = await Permits.BeginAsync(buchholz);
        var caseAddress = task.Element("a[href^='/cases/']").GetAttribute("href")!;

        using var answer = await norderstedt.Http.GetAsync(new Uri(caseAddress + "/changes", UriKind.Relative));

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_host_that_stops_does_not_wait_for_open_pages()
    {
        var host = await TestHost.StartAsync();
        using var clerk = await host.SignedInAsync("a.petersen");
        var task = await Permits.BeginAsync(clerk);
        var caseAddress = task.Element("a[href^='/cases/']").GetAttribute("href")!;
        using var following = new HttpRequestMessage(HttpMethod.Get, caseAddress + "/changes");
        using var answer = await clerk.Http.SendAsync(following, HttpCompletionOption.ResponseHeadersRead);

        var began = TimeProvider.System.GetTimestamp();
        await host.DisposeAsync();

        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    private static async Task<string?> NextEventAsync(StreamReader events, CancellationToken cancellationToken)
    {
        while (await events.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
                return line;
        }

        return null;
    }
}
