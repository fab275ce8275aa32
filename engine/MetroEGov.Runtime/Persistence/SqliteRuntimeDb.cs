using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MetroEGov.Runtime.Persistence;

/// <summary>The tables on SQLite. Migrations: <c>Persistence/Migrations/Sqlite</c>.</summary>
public sealed class SqliteRuntimeDb(DbContextOptions<SqliteRuntimeDb> options) : RuntimeDb(options)
{
    /// <summary>Only for <c>dotnet ef</c>, which needs a context to compare the model with the migrations.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteRuntimeDb>
    {
        public SqliteRuntimeDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteRuntimeDb>().UseSqlite("Data Source=design-time.db").Options);
    }
}
