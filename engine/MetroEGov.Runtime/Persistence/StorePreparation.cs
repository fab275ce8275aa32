using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Persistence;

/// <summary>
/// Takes the database for this host and brings its schema up to date. Until disposed no second host can take it; the operating
/// system gives it free when the host is killed.
/// </summary>
internal sealed class StorePreparation(RuntimeStore store) : IDisposable
{
    private FileStream? _lock;

    /// <exception cref="StoreUnusableException">Nothing was changed.</exception>
    public void Prepare()
    {
        if (_lock is not null)
            return;

        TakeFile();
        try
        {
            using var db = store.Open();
            RefuseNewerSchema(db);
            Migrate(db);
        }
        catch (SqliteException problem)
        {
            throw new StoreUnreadableException(store.Path, $"SQLite error {problem.SqliteErrorCode}", problem);
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }

    /// <summary>A host that was just killed may hold its file a moment longer than its process; only one that stays is refused.</summary>
    private void TakeFile()
    {
        for (var triesLeft = 20; ; triesLeft--)
        {
            try
            {
                TakeFileNow();
                return;
            }
            catch (StoreInUseException) when (triesLeft > 0)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private void TakeFileNow()
    {
        var path = store.Path + ".lock";
        try
        {
            _lock = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (DirectoryNotFoundException problem)
        {
            throw new StoreUnreadableException(store.Path, "its folder does not exist", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new StoreUnreadableException(store.Path, "its folder is not writable", problem);
        }
        catch (IOException problem)
        {
            throw new StoreInUseException(store.Path, problem);
        }
    }

    private void RefuseNewerSchema(RuntimeDb db)
    {
        var tables = db.Database
            .SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'")
            .Single();
        if (tables == 0)
            return;

        var found = db.Database.SqlQueryRaw<int>("SELECT version AS Value FROM schema_version WHERE id = 1").SingleOrDefault();
        if (found > RuntimeDb.SchemaVersion)
            throw new NewerSchemaException(store.Path, found, RuntimeDb.SchemaVersion);
    }

    private static void Migrate(RuntimeDb db)
    {
        db.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL");
        if (!db.Database.GetPendingMigrations().Any())
            return;

        // A host that was killed while it migrated leaves EF's lock row behind, on which the next would wait for ever. We hold the
        // file alone, so whoever wrote the row is gone.
        db.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS __EFMigrationsLock");
        db.Database.Migrate();
        FillVariableKeys(db);
    }

    /// <summary>Rows from before variables had keys: what the column holds is computed, which no statement of the database can.</summary>
    private static void FillVariableKeys(RuntimeDb db)
    {
        const int Batch = 1000;
        while (db.Variables.Where(variable => variable.Key == 0).Take(Batch).ToList() is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                row.Key = VariableKey.Of(row.ScopeKey, row.Name);
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
    }
}
