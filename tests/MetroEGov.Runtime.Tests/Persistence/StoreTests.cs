using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Tests.Persistence;

public sealed class StoreTests
{
    [Test]
    public async Task The_next_start_finds_the_data_again()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("first")])));
        var started = await runtime.StartCaseAsync("visit");

        await using var again = await runtime.KillAndStartAgainAsync();

        Assert.That((await again.Instances.GetAsync(started.InstanceKey, ReadScope.Everything))?.ProcessName, Is.EqualTo("visit"));
        Assert.That((await again.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).TotalCount, Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_of_a_newer_schema_is_refused_and_left_alone()
    {
        await using var runtime = await TestRuntime.StartAsync();
        runtime.Kill();
        await ExecuteAsync(runtime.Folder, "UPDATE schema_version SET version = 99");

        var refusal = Assert.ThrowsAsync<NewerSchemaException>(() => TestRuntime.OpenAsync(runtime.Folder));

        Assert.That(refusal?.Found, Is.EqualTo(99));
        Assert.That(refusal?.Message, Does.Contain("cases.db").And.Contain("99").And.Not.Contain("\n"));
        Assert.That(await ExecuteAsync(runtime.Folder, "SELECT version FROM schema_version"), Is.EqualTo(99L));
    }

    [Test]
    public async Task A_second_host_on_the_same_file_is_refused()
    {
        await using var runtime = await TestRuntime.StartAsync();

        Assert.ThrowsAsync<StoreInUseException>(() => TestRuntime.OpenAsync(runtime.Folder));
    }

    [Test]
    public void A_folder_that_is_missing_is_told()
    {
        var missing = Path.Combine(Path.GetTempPath(), "metroegov-no-such-folder");

        Assert.ThrowsAsync<StoreUnreadableException>(() => TestRuntime.OpenAsync(missing));
    }

    [Test]
    public async Task A_file_that_is_no_database_is_told()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(runtime.Folder, "other")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "cases.db"), new string('x', 8192));

        Assert.ThrowsAsync<StoreUnreadableException>(() => TestRuntime.OpenAsync(folder));
    }

    [Test]
    public async Task A_host_killed_while_it_migrated_does_not_block_the_next()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(runtime.Folder, "killed")).FullName;
        await ExecuteAsync(
            folder,
            "CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); "
            + "INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-23')");

        await using var next = await TestRuntime.OpenAsync(folder);

        await next.DeployAsync(("visit.bpmn", Drawing.Row("visit", [])));
    }

    [Test]
    public async Task The_migrations_are_those_of_the_model()
    {
        await using var runtime = await TestRuntime.StartAsync();
        using var db = runtime.Get<RuntimeStore>().Open();

        Assert.That(db.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public async Task Every_commit_is_flushed_to_the_disk()
    {
        await using var runtime = await TestRuntime.StartAsync();
        using var db = runtime.Get<RuntimeStore>().Open();

        // 2 is FULL. Source: SQLite documentation, PRAGMA synchronous.
        Assert.That(db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").Single(), Is.EqualTo(2));
        Assert.That(db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").Single(), Is.EqualTo("wal"));
    }

    private static async Task<object?> ExecuteAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "cases.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
