using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class TaskListTests
{
    [Test]
    public async Task The_search_lives_in_the_address_and_survives_opening_a_task()
    {
        using var clerk = await SharedHost.Current.SignedInAsync("m.yilmaz");
        await Permits.BeginAsync(clerk);

        var list = await clerk.PageAsync("/tasks?show=free&sort=due");
        var task = await clerk.PageAsync(list.Element("tbody a").GetAttribute("href")!);
        var back = await clerk.PageAsync(task.Element("main a").GetAttribute("href")!);

        Assert.That(back.Path, Is.EqualTo("/tasks?show=free&sort=due"));
        Assert.That(back.Element("#show option[selected]").GetAttribute("value"), Is.EqualTo("free"));
        Assert.That(back.Element("#sort option[selected]").GetAttribute("value"), Is.EqualTo("due"));
    }

    [Test]
    public async Task Own_and_free_tasks_are_told_apart()
    {
        await using var host = await TestHost.StartAsync();
        using var clerk = await host.SignedInAsync("a.petersen");
        using var colleague = await host.SignedInAsync("m.yilmaz");
        await Permits.BeginAndClaimAsync(clerk);
        await Permits.BeginAsync(clerk);

        Assert.That(await CountAsync(clerk, "/tasks"), Is.EqualTo("2 Aufgaben"));
        Assert.That(await CountAsync(clerk, "/tasks?show=own"), Is.EqualTo("1 Aufgabe"));
        Assert.That(await CountAsync(clerk, "/tasks?show=free"), Is.EqualTo("1 Aufgabe"));
        Assert.That(await CountAsync(colleague, "/tasks?show=own"), Is.EqualTo("Keine Aufgaben gefunden"));
        Assert.That((await colleague.PageAsync("/tasks")).Text, Does.Contain("übernommen von Antje Petersen"));
    }

    [Test]
    public async Task A_query_that_nobody_understands_shows_the_whole_list()
    {
        using var clerk = await SharedHost.Current.SignedInAsync("a.petersen");

        var page = await clerk.PageAsync("/tasks?show=x&sort=y&page=-3&key=%20");

        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Element("#show option[selected]").GetAttribute("value"), Is.EqualTo("all"));
    }

    private static async Task<string> CountAsync(Visitor visitor, string path) =>
        (await visitor.PageAsync(path)).Element("main p[role=status]").TextContent;
}
