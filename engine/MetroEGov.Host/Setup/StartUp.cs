using MetroEGov.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Host.Setup;

/// <summary>What has to be done before the first request: schema, region, definitions, demo accounts. Runs before Kestrel listens.</summary>
public sealed class StartUp(IServiceProvider services, HostSettings settings) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await MigrateAsync(scope.ServiceProvider.GetRequiredService<IdentityDb>(), cancellationToken);
        if (settings.Demo)
            await DemoSeed.Load().SaveAsync(scope.ServiceProvider, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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

        await db.Database.MigrateAsync(cancellationToken);
    }
}
