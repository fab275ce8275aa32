using Hangfire;
using Hangfire.Storage;
using MetroEGov.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetroEGov.Runtime.Tests.Processing;

public sealed class SweepTests
{
    [Test]
    public async Task A_sweep_recurs_every_minute_as_the_safety_net()
    {
        var folder = Directory.CreateTempSubdirectory("metroegov-sweep-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMetroEGovRuntime(options => options.DatabasePath = Path.Combine(folder, "cases.db"));
        using (var host = builder.Build())
        {
            await host.StartAsync();

            using (var connection = host.Services.GetRequiredService<JobStorage>().GetConnection())
                Assert.That(connection.GetRecurringJobs().Select(job => (job.Id, job.Cron)), Is.EqualTo(new[] { ("due-work", Cron.Minutely()) }));
            await host.Services.GetRequiredService<Sweep>().RunAsync(CancellationToken.None);
            await host.StopAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Nothing_of_a_case_is_in_the_log()
    {
        var script = new Script().Then((_, _) => throw new InvalidOperationException("x"));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:safe"), Drawing.UserTask("look")])));
        await runtime.StartCaseAsync(new StartRequest
        {
            ProcessId = "p",
            BusinessKey = "Beispielfrau-1",
            Variables = TestRuntime.Json("""{"name":"Adele Beispielfrau"}"""),
        });
        await runtime.SettleAsync();
        await runtime.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.That(runtime.Log.Lines, Is.Not.Empty);
        Assert.That(runtime.Log.Lines, Has.None.Contains("Beispielfrau"));
    }
}
