using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Starts;
using Microsoft.Extensions.Logging;

namespace MetroEGov.Runtime.Timers;

/// <summary>
/// Does everything whose time has come: timers, timer starts, retries, leases that ended, effects that wait, messages that expired. Called by the due
/// index at the time, and by a recurring sweep as the safety net. Running it twice does no harm.
/// </summary>
internal sealed class DueWork(
    CaseProcessor processor,
    RuntimeStore store,
    ActivityCatalog activities,
    HostId host,
    RuntimeOptions options,
    JobQueue jobs,
    StartTimerQueue starts,
    DueIndex due,
    TimeProvider clock,
    ILogger<DueWork> log) : IDisposable
{
    private const int BatchSize = 200;

    /// <summary>How long an idempotency key is remembered.</summary>
    private static readonly TimeSpan CommandMemory = TimeSpan.FromDays(30);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var failed = await FireTimersAsync(cancellationToken).ConfigureAwait(false);
            failed |= !await starts.FireDueAsync(cancellationToken).ConfigureAwait(false);
            await processor.RunEffectsAsync(cancellationToken).ConfigureAwait(false);
            await EndLeasesAsync(onlyOfDeadHosts: false, cancellationToken).ConfigureAwait(false);
            await StartReadyJobsAsync(cancellationToken).ConfigureAwait(false);
            await ForgetMessagesAsync(cancellationToken).ConfigureAwait(false);
            await ForgetCommandsAsync(cancellationToken).ConfigureAwait(false);
            if (failed)
                due.Wake(clock.GetUtcNow() + PauseAfterFailure);
            else
                WakeForNext();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>At start: whoever holds a lease of this database is dead, for SQLite serves one host.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await EndLeasesAsync(onlyOfDeadHosts: true, cancellationToken).ConfigureAwait(false);
        await RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<bool> FireTimersAsync(CancellationToken cancellationToken)
    {
        var failed = false;
        while (true)
        {
            var now = clock.GetUtcNow();
            List<(long Key, long InstanceKey)> ready;
            using (var db = store.OpenForReading())
            {
                ready = db.Timers
                    .Where(timer => timer.DueAt <= now
                        && !db.Instances.Any(instance => instance.Key == timer.InstanceKey && instance.IsQuarantined))
                    .OrderBy(timer => timer.DueAt)
                    .Take(BatchSize)
                    .Select(timer => ValueTuple.Create(timer.Key, timer.InstanceKey))
                    .ToList();
            }

            foreach (var timer in ready)
                failed |= !await FireAsync(timer.Key, timer.InstanceKey, cancellationToken).ConfigureAwait(false);
            if (failed || ready.Count < BatchSize)
                return failed;
        }
    }

    private async Task<bool> FireAsync(long timerKey, long instanceKey, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await processor.RunOwnAsync(
                unit => CaseProcessor.Send(unit, instanceKey, new Command.FireTimer(unit.Now, timerKey)),
                cancellationToken).ConfigureAwait(false);
            if (answer is CommandAnswer.Refused refused)
                log.LogDebug("Timer {TimerKey} was not fired: {Code}", timerKey, refused.Code);
            return true;
        }
        catch (StepFailedException)
        {
            // Logged and counted by the processor; it is tried again after a pause until the case is quarantined.
            return false;
        }
    }

    private Task<int> EndLeasesAsync(bool onlyOfDeadHosts, CancellationToken cancellationToken) => processor.RunOwnAsync(
        unit =>
        {
            var ended = onlyOfDeadHosts
                ? unit.Db.Jobs.Where(job => job.IsInternal && job.LeasedBy != null && job.LeasedBy != host.Value)
                : unit.Db.Jobs.Where(job => job.LeasedBy != null && job.LeasedUntil <= unit.Now);
            var rows = ended.ToList();
            foreach (var job in rows)
                LeaseEnd.Apply(unit, job, activities);
            return rows.Count;
        },
        cancellationToken);

    private async Task StartReadyJobsAsync(CancellationToken cancellationToken)
    {
        var types = activities.Descriptors.Select(activity => activity.JobType).ToList();
        var leased = await processor.RunOwnAsync(
            unit =>
            {
                var ready = unit.Db.Jobs
                    .Where(job => types.Contains(job.Type)
                        && job.LeasedBy == null && job.Retries > 0 && (job.DueAt == null || job.DueAt <= unit.Now)
                        && !unit.Db.Instances.Any(instance => instance.Key == job.InstanceKey && instance.IsQuarantined))
                    .OrderBy(job => job.Key)
                    .Take(BatchSize)
                    .ToList();
                var started = new List<LeasedJob>();
                DateTimeOffset? next = null;
                foreach (var job in ready)
                    JobRows.Lease(job, unit.Now, activities, host, options, started, ref next);
                return started;
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var job in leased)
            jobs.Enqueue(job);
    }

    private Task<int> ForgetMessagesAsync(CancellationToken cancellationToken) => processor.RunOwnAsync(
        unit =>
        {
            var expired = unit.Db.Messages.Where(message => message.ExpiresAt <= unit.Now).Take(BatchSize).ToList();
            foreach (var message in expired)
            {
                unit.Db.RemoveRange(unit.Db.MessageCorrelations.Where(done => done.MessageKey == message.Key));
                unit.Db.Remove(message);
            }

            return expired.Count;
        },
        cancellationToken);

    private Task<int> ForgetCommandsAsync(CancellationToken cancellationToken) => processor.RunOwnAsync(
        unit =>
        {
            var last = unit.Now - CommandMemory;
            var old = unit.Db.Commands.Where(command => command.At <= last).Take(BatchSize).ToList();
            unit.Db.RemoveRange(old);
            return old.Count;
        },
        cancellationToken);

    private void WakeForNext()
    {
        using var db = store.OpenForReading();
        var running = db.Instances.Where(instance => !instance.IsQuarantined);
        var timer = db.Timers.Where(row => running.Any(instance => instance.Key == row.InstanceKey)).Min(row => (DateTimeOffset?)row.DueAt);
        var retry = db.Jobs
            .Where(row => row.IsInternal && row.LeasedBy == null && row.Retries > 0
                && running.Any(instance => instance.Key == row.InstanceKey))
            .Min(row => row.DueAt);
        var lease = db.Jobs.Where(row => row.LeasedBy != null).Min(row => row.LeasedUntil);
        var effect = db.Outbox.Where(row => row.DueAt < Quarantine.Parked).Min(row => (DateTimeOffset?)row.DueAt);
        var message = db.Messages.Min(row => (DateTimeOffset?)row.ExpiresAt);
        var start = db.StartTimers.Min(row => (DateTimeOffset?)row.DueAt);
        if (new[] { timer, start, retry, lease, effect, message }.Min() is { } next)
            due.Wake(next);
    }
}
