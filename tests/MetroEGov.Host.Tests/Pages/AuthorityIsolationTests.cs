using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Pages;

/// <summary>Least right: what belongs to another authority looks exactly like what does not exist.</summary>
internal sealed class AuthorityIsolationTests
{
    private static TestHost Host => SharedHost.Current;

    [Test]
    public async Task A_foreign_task_looks_like_no_task()
    {
        using var buchholz = await Host.SignedInAsync("a.petersen");
        using var norderstedt = await Host.SignedInAsync("j.lorenzen");
        var task = await Permits.BeginAsync(buchholz);
        var key = Permits.TaskKeyOf(task);

        var foreign = await norderstedt.PageAsync($"/tasks/{key}");
        var missing = await norderstedt.PageAsync("/tasks/123456789");

        Assert.That(foreign.Status, Is.EqualTo(404));
        Assert.That(Comparable(foreign), Is.EqualTo(Comparable(missing)));
    }

    [Test]
    public async Task A_foreign_case_looks_like_no_case_with_all_its_addresses()
    {
        using var buchholz = await Host.SignedInAsync("a.petersen");
        using var norderstedt = await Host.SignedInAsync("j.lorenzen");
        var task = await Permits.BeginAsync(buchholz);
        var caseAddress = task.Element("a[href^='/cases/']").GetAttribute("href")!;

        foreach (var address in new[] { caseAddress, caseAddress + "/diagram", caseAddress + "/state", caseAddress + "/certificate" })
        {
            var page = await norderstedt.PageAsync(address);
            Assert.That(page.Status, Is.EqualTo(404), address);
        }

        Assert.That((await buchholz.PageAsync(caseAddress)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Nothing_can_be_done_with_a_foreign_task()
    {
        using var buchholz = await Host.SignedInAsync("a.petersen");
        using var norderstedt = await Host.SignedInAsync("j.lorenzen");
        var task = await Permits.BeginAsync(buchholz);
        var own = await norderstedt.PageAsync("/tasks");
        var token = own.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!;

        foreach (var action in new[] { "claim", "release", "form" })
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
            using var answer = await norderstedt.Http.PostAsync(
                new Uri($"/tasks/{Permits.TaskKeyOf(task)}/{action}", UriKind.Relative), content);
            Assert.That((int)answer.StatusCode, Is.EqualTo(404), action);
        }

        var untouched = await buchholz.PageAsync(task.Path);
        Assert.That(untouched.Element("[data-test=task-state]").TextContent, Is.EqualTo("offen"));
    }

    [Test]
    public async Task The_list_shows_the_own_authoritys_tasks_only()
    {
        await using var host = await TestHost.StartAsync();
        using var buchholz = await host.SignedInAsync("a.petersen");
        using var hamburg = await host.SignedInAsync("k.oduya");
        using var norderstedt = await host.SignedInAsync("j.lorenzen");
        var claimed = await Permits.BeginAndClaimAsync(buchholz);
        await buchholz.SubmitAsync(claimed.Form("/form"), Permits.ValidEntries);

        Assert.That((await buchholz.PageAsync("/tasks")).Text, Does.Contain("Keine Aufgaben gefunden"));
        Assert.That((await hamburg.PageAsync("/tasks")).Text, Does.Contain("Über den Antrag entscheiden"));
        Assert.That((await norderstedt.PageAsync("/tasks")).Text, Does.Contain("Keine Aufgaben gefunden"));
        Assert.That((await buchholz.PageAsync("/cases")).Text, Does.Contain("Parkausweis"));
        Assert.That((await norderstedt.PageAsync("/cases")).Text, Does.Contain("Keine Vorgänge gefunden"));
    }

    [Test]
    public async Task Who_decides_a_part_sees_the_task_but_not_a_case_that_is_not_visible_there()
    {
        await using var host = await TestHost.StartAsync();
        using var buchholz = await host.SignedInAsync("a.petersen");
        using var hamburg = await host.SignedInAsync("k.oduya");
        var claimed = await Permits.BeginAndClaimAsync(buchholz);
        var caseAddress = (await buchholz.SubmitAsync(claimed.Form("/form"), Permits.ValidEntries)).Path.Split('?')[0];

        var list = await hamburg.PageAsync("/tasks");
        var task = await hamburg.PageAsync(list.Element("main a[href^='/tasks/']").GetAttribute("href")!);

        Assert.That(task.Status, Is.EqualTo(200));
        Assert.That(task.Document.QuerySelector("main a[href^='/cases/']"), Is.Null);
        Assert.That((await hamburg.PageAsync(caseAddress)).Status, Is.EqualTo(404));
    }

    private static string Comparable(VisitedPage page) => page.Element("main").InnerHtml;
}
