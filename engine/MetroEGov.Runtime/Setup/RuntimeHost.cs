using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Timers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetroEGov.Runtime;

/// <summary>
/// Starts and stops the runtime: schema, definitions, what a dead host left behind, then activities and timers. Registered before the
/// host's own start-up work, which finds it ready.
/// </summary>
internal sealed class RuntimeHost(
    RuntimeStore store,
    StorePreparation preparation,
    DefinitionCatalog definitions,
    DueWork dueWork,
    DueIndex due,
    JobRunner runner,
    TimeProvider clock,
    ILogger<RuntimeHost> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private readonly Lock _dueLock = new();
    private Task _dueRuns = Task.CompletedTask;

    /// <exception cref="StoreUnusableException">The host prints the message as one line and ends.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        preparation.Prepare();
        definitions.Reload();
        log.LogInformation("The runtime uses {Path} with {Definitions} definitions", store.Path, definitions.All.Length);
        due.Start(OnDue);
        await dueWork.RecoverAsync(cancellationToken).ConfigureAwait(false);
        _running = Task.Run(() => runner.RunAsync(_stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        due.Stop();
        await _stopping.CancelAsync().ConfigureAwait(false);
        Task dueRuns;
        lock (_dueLock)
            dueRuns = _dueRuns;
        await Task.WhenAll(_running, dueRuns).WaitAsync(cancellationToken).ConfigureAwait(false);
        preparation.Dispose();
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>
    /// More may become due while an earlier run still writes: both are kept, or a stop would give the database free under the earlier one.
    /// </summary>
    private void OnDue()
    {
        lock (_dueLock)
        {
            var next = Task.Run(RunDueAsync, CancellationToken.None);
            _dueRuns = _dueRuns.IsCompleted ? next : Task.WhenAll(_dueRuns, next);
        }
    }

    private async Task RunDueAsync()
    {
        try
        {
            await dueWork.RunAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception problem)
        {
            // Nothing stands above this call that could meet it, and without it no timer would ever fire again.
            log.LogError("What was due could not be done; it is tried again: {Trace}", ExceptionTrace.Of(problem));
            due.Wake(clock.GetUtcNow() + PauseAfterFailure);
        }
    }
}
