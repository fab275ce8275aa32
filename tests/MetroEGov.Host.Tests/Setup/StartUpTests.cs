using System.Net;
using System.Net.Sockets;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Setup;
using MetroEGov.Host.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Host.Tests.Setup;

internal sealed class StartUpTests
{
    [Test]
    public void A_port_that_is_taken_is_one_clear_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = Assert.Throws<StartupException>(() => PortCheck.Require([$"http://127.0.0.1:{port}"]))!;

        Assert.That(refusal.Message, Is.EqualTo($"Port {port} of http://127.0.0.1:{port} is already in use. Choose another with --urls."));
    }

    [TestCase("http://0.0.0.0:0")]
    [TestCase("http://*:0")]
    [TestCase("http://[::]:0")]
    [TestCase("http://192.0.2.1:0")]
    [TestCase("http://egov.example:0")]
    public void The_demonstration_is_refused_where_other_machines_reach_it(string url)
    {
        var refusal = Assert.Throws<StartupException>(() => HostApplication.Build(["--demo", "--urls", $"http://127.0.0.1:0;{url}"]))!;

        Assert.That(refusal.Message, Does.Contain($"refused on {url}").And.Not.Contain("\n"));
        Assert.DoesNotThrow(() => DemoCheck.Require(isDemo: false, [url]));
    }

    [TestCase("http://localhost:0")]
    [TestCase("http://127.0.0.1:0")]
    [TestCase("http://[::1]:0")]
    public void The_demonstration_listens_on_loopback(string url) => Assert.DoesNotThrow(() => DemoCheck.Require(isDemo: true, [url]));

    [Test]
    [Platform(Exclude = "Win")]
    public void A_new_data_directory_is_for_the_hosts_account_only()
    {
        var parent = Directory.CreateTempSubdirectory("metroegov-rights-").FullName;
        try
        {
            var data = Path.Combine(parent, "data");
            DataDirectoryLock.Prepare(data);

            if (!OperatingSystem.IsWindows())
                Assert.That(File.GetUnixFileMode(data), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    [Test]
    public void A_data_directory_is_for_one_host_at_a_time()
    {
        var refusal = Assert.ThrowsAsync<StartupException>(() => TestHost.StartAsync(SharedHost.Current.DataDirectory))!;

        Assert.That(refusal.Message, Does.Contain("is used by another host"));
    }

    [Test]
    public async Task A_database_of_a_newer_schema_is_one_clear_line()
    {
        var data = Directory.CreateTempSubdirectory("metroegov-newer-").FullName;
        try
        {
            await using (var first = await TestHost.StartAsync(data))
            {
            }

            await ExecuteAsync(data, "insert into __EFMigrationsHistory values ('29991231000000_Later', '99')");

            var refusal = Assert.ThrowsAsync<StartupException>(() => TestHost.StartAsync(data))!;
            Assert.That(refusal.Message, Does.Contain("newer version (schema 29991231000000_Later)").And.Contain("--data"));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Test]
    public async Task A_host_killed_while_it_migrated_the_accounts_does_not_block_the_next()
    {
        var data = Directory.CreateTempSubdirectory("metroegov-killed-").FullName;
        try
        {
            await ExecuteAsync(
                data,
                "CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); "
                + "INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-23')");

            await using (await TestHost.StartAsync(data).WaitAsync(TimeSpan.FromMinutes(1)))
            {
            }

            Assert.That(await ExecuteAsync(data, "PRAGMA journal_mode"), Is.EqualTo("wal"));
            Assert.That(await ExecuteAsync(data, "SELECT count(*) FROM accounts"), Is.GreaterThan(0L));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Test]
    public void A_missing_region_is_one_clear_line()
    {
        var refusal = Assert.ThrowsAsync<StartupException>(() => TestHost.StartAsync(null, "MetroEGov:Region=atlantis"))!;

        Assert.That(refusal.Message, Does.Contain("atlantis does not exist").And.Contain("MetroEGov:Region"));
    }

    [Test]
    public async Task The_demo_accounts_are_clerks_of_three_authorities()
    {
        await using var scope = SharedHost.Current.Services.CreateAsyncScope();
        var colleagues = scope.ServiceProvider.GetRequiredService<Colleagues>();

        Assert.That((await colleagues.OfAsync("033530005", default)).Count, Is.EqualTo(3));
        Assert.That((await colleagues.OfAsync("020000000", default)).Count, Is.EqualTo(3));
        Assert.That((await colleagues.OfAsync("010600063", default)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Health_is_told_without_sign_in()
    {
        using var visitor = SharedHost.Current.NewVisitor();

        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            using var answer = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        }
    }

    private static async Task<object?> ExecuteAsync(string data, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "identity.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
