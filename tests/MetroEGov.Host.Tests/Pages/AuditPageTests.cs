using MetroEGov.Host.Security.Views;
using MetroEGov.Host.Tests.Hosting;
using Microsoft.Data.Sqlite;
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
    public async Task Variables_that_are_read_over_HTTP_are_recorded()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await ApiClient.ConnectAsync(host, "parking-app");
        using var foreign = await ApiClient.ConnectAsync(host, "hamburg-portal");
        var (_, started) = await client.PostJsonAsync(
            "/v2/process-instances", new { processDefinitionId = "permit", variables = new { plate = "WL-X 1", zone = "old" } });
        var search = new { filter = new { processInstanceKey = started.GetProperty("processInstanceKey").GetString() } };

        await foreign.PostJsonAsync("/v2/variables/search", search);
        Assert.That(await KindsAsync(host), Is.Empty);
        await client.PostJsonAsync("/v2/variables/search", search);

        Assert.That(await KindsAsync(host), Is.EqualTo(new[] { "case-data by parking-app" }));
    }

    [Test]
    public async Task The_page_tells_the_kind_of_a_register_but_neither_whose_it_is_nor_its_hits()
    {
        await using var host = await TestHost.StartAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(host.DataDirectory, "metroegov.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                insert into accesses (at, user_id, authority_key, register, query_summary, hits, case_key, instance_key, job_key, attempt, element_id, outcome)
                select 0, 'somebody', column1, 'resident-registry:012345678', 'name', 4711, 5, 5, 5, 1, 'ask', 'completed'
                from (values ('020000000'), ('033530005'), ('010600063'))
                """;
            await command.ExecuteNonQueryAsync();
        }

        using var auditor = await host.SignedInAsync("p.pruefer");
        var page = (await auditor.PageAsync("/audit")).Element("[data-test=access-log]").TextContent;

        Assert.That(page, Does.Contain("resident-registry").And.Not.Contain("012345678").And.Not.Contain("4711"));
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
