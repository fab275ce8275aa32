using MetroEGov.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Host.Setup;

/// <summary>
/// What has to be done before the first request: accounts and their schema, the definitions of the workflows folder. Runs when the
/// runtime is ready and before Kestrel listens.
/// </summary>
public sealed class StartUp(IServiceProvider services, HostSettings settings, WorkflowsDeployment deployment) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            await MigrateAsync(scope.ServiceProvider.GetRequiredService<IdentityDb>(), cancellationToken);
            if (settings.Demo)
                await DemoSeed.Load().SaveAsync(scope.ServiceProvider, cancellationToken);
        }

        await deployment.RunAsync(WorkflowsDirectory.Find(settings.Workflows), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task MigrateAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).FirstOrDefault(applied => !known.Contains(applied));
        if (unknown is not null)
        {
            throw new StartupException(
                $"The database {db.Database.GetDbConnection().DataSource} was written by a newer version (schema {unknown}). "
                + "Start that version, or choose another data directory with --data.");
        }

        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return;

        // EF chooses this only for a file that it makes itself; the statement below would have made it already.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        // A host that was killed while it migrated leaves EF's lock row behind, on which the next would wait for ever. We hold the
        // data directory alone, so whoever wrote the row is gone.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }
}
