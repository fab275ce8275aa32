using System.Collections.Concurrent;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>
/// Which job this host handed to which client, so that no client can answer another's job. Kept in memory: after a restart a worker gets
/// 404, the lease runs out and the job is handed out again, as the dialect promises (at least once). Thread-safe.
/// </summary>
public sealed class HandedOutJobs(TimeProvider clock)
{
    private const int SweepAt = 10_000;

    // A late answer is for the runtime to judge; an hour after the lease nobody answers any more.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<long, (string ClientId, DateTimeOffset Until)> _jobs = new();

    public void Note(string clientId, IEnumerable<ActivatedJob> jobs)
    {
        if (_jobs.Count > SweepAt)
            Sweep();
        foreach (var job in jobs)
            _jobs[job.Key] = (clientId, job.Deadline + Grace);
    }

    public bool Has(string clientId, long jobKey) => _jobs.TryGetValue(jobKey, out var entry) && entry.ClientId == clientId;

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, entry) in _jobs)
        {
            if (entry.Until < now)
                _jobs.TryRemove(key, out _);
        }
    }
}
