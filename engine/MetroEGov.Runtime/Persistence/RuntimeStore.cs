using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Persistence;

/// <summary>Opens units of work on the one database of this host. Thread-safe.</summary>
internal sealed class RuntimeStore
{
    private readonly Func<RuntimeDb> _open;

    private RuntimeStore(Func<RuntimeDb> open, string connectionString, string path)
    {
        _open = open;
        ConnectionString = connectionString;
        Path = path;
    }

    public string ConnectionString { get; }

    public string Path { get; }

    public static RuntimeStore OnSqlite(string path)
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = 30,
            ForeignKeys = false,
        }.ToString();
        var options = new DbContextOptionsBuilder<SqliteRuntimeDb>()
            .UseSqlite(connectionString)
            .AddInterceptors(SqlitePragmas.Instance)
            .Options;
        return new RuntimeStore(() => new SqliteRuntimeDb(options), connectionString, path);
    }

    public RuntimeDb Open() => _open();

    /// <summary>For questions: nothing that is read is tracked.</summary>
    public RuntimeDb OpenForReading()
    {
        var db = _open();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }
}
