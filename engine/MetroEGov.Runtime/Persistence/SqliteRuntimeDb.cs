using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MetroEGov.Runtime.Persistence;

/// <summary>The tables on SQLite.</summary>
/// <remarks>
/// A change of the model needs a migration:
/// <c>dotnet ef migrations add NAME --context SqliteRuntimeDb --output-dir Persistence/Migrations/Sqlite --project engine/MetroEGov.Runtime</c>.
/// One that older hosts cannot work with raises <see cref="RuntimeDb.SchemaVersion"/> as well. A test compares model and migrations.
/// </remarks>
public sealed class SqliteRuntimeDb(DbContextOptions<SqliteRuntimeDb> options) : RuntimeDb(options)
{
    private static readonly MethodInfo Glob = typeof(SqliteDbFunctionsExtensions).GetMethod(
        nameof(SqliteDbFunctionsExtensions.Glob), [typeof(DbFunctions), typeof(string), typeof(string)])
        ?? throw new UnreachableException();

    // LIKE of SQLite takes upper and lower case of ASCII for the same.
    internal override Expression Like(Expression text, LikePattern pattern) => Expression.Call(
        Glob, Expression.Property(null, typeof(EF), nameof(EF.Functions)), text, Predicates.Parameter(pattern.ToGlob(), typeof(string)));

    /// <summary>Only for <c>dotnet ef</c>, which needs a context to compare the model with the migrations.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteRuntimeDb>
    {
        public SqliteRuntimeDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteRuntimeDb>().UseSqlite("Data Source=design-time.db").Options);
    }
}
