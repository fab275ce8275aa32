using MetroEGov.Host.Security.Views;
using MetroEGov.Host.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class AuditPageTests
{
    [Test]
    public async Task Every_look_at_a_case_and_at_the_data_of_a_task_is_recorded()
    {
        await using var host = await TestHost.StartAsync();
        using var clerk = await host.SignedInAsync("a.petersen");
        using var colleague = await host.SignedInAsync("m.yilmaz");

        var task = await Permits.BeginAsync(clerk);
        await colleague.PageAsync(task.Path);
        Assert.That(await KindsAsync(host), Is.Empty);

        var claimed = await clerk.SubmitAsync(task.Form("/claim"));
        await clerk.PageAsync(claimed.Element("a[href^='/cases/']").GetAttribute("href")!);

        Assert.That(await KindsAsync(host), Is.EqualTo(new[] { "case by a.petersen", "task-data by a.petersen" }));
    }

    [Test]
    public async Task The_auditor_sees_the_own_authoritys_records_only()
    {
        using var clerk = await SharedHost.Current.SignedInAsync("a.petersen");
        using var auditor = await SharedHost.Current.SignedInAsync("p.pruefer");
        await Permits.BeginAndClaimAsync(clerk);

        var page = await auditor.PageAsync("/audit");

        Assert.That(page.Heading, Is.EqualTo("Zugriffsprotokoll"));
        Assert.That(page.Element("main").TextContent, Does.Not.Contain("a.petersen"));
    }

    private static async Task<IEnumerable<string>> KindsAsync(TestHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var views = await scope.ServiceProvider.GetRequiredService<CaseViews>().ListAsync("033530005", 10, default);
        return views.Select(view => $"{view.Kind} by {view.UserId}");
    }
}
