using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Setup;

internal sealed class LogTests
{
    [Test]
    public async Task The_log_names_no_person_and_no_value_of_a_case()
    {
        var data = Directory.CreateTempSubdirectory("metroegov-log-").FullName;
        try
        {
            await using (var host = await TestHost.StartAsync(data))
            {
                using var clerk = await host.SignedInAsync("a.petersen");
                var task = await Permits.BeginAndClaimAsync(clerk);
                await clerk.PostAsync(task.Form("/form"), new(Permits.ValidEntries) { ["months"] = "99" });
                await clerk.PostAsync(task.Form("/form"), Permits.ValidEntries);
                await clerk.PageAsync("/cases?key=Musterfrau-Testfall");
                await clerk.PageAsync("/tasks?key=Musterfrau-Testfall");
                await clerk.SignInAsync("Musterfrau-Testfall", "Geheimnis-Testfall");
            }

            var log = string.Concat(Directory.EnumerateFiles(Path.Combine(data, "logs")).Select(File.ReadAllText));
            Assert.That(log, Does.Contain("/tasks/{key:long}/form"));
            foreach (var value in new[] { "Musterfrau", "Ottilie", "WL-AB 123", "Geheimnis", "Petersen" })
                Assert.That(log, Does.Not.Contain(value));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
