using System.Collections.Concurrent;

namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// Tells workers that wait for jobs of a type that a commit made one ready. Only a wake-up: who is woken looks and may find that somebody
/// else was quicker. Thread-safe.
/// </summary>
internal sealed class JobArrivals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Completed with the next arrival. Taken before looking, so that an arrival in between is not missed.</summary>
    public Task Next(string type) => _waiting.GetOrAdd(type, _ => NewSource()).Task;

    public void Give(IEnumerable<string> types)
    {
        foreach (var type in types)
        {
            if (_waiting.TryRemove(type, out var waiting))
                waiting.TrySetResult();
        }
    }

    // The committing thread must not run what waited.
    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
