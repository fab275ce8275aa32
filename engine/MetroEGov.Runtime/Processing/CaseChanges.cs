namespace MetroEGov.Runtime;

/// <summary>An instance moved. Tells that it did, not what: readers ask again within their own scope.</summary>
public sealed record CaseChange(long InstanceKey, long RootKey, long Revision);

/// <summary>
/// Tells pages that show a case that it moved. Only what happens while somebody listens; nothing is kept. Thread-safe.
/// </summary>
public sealed class CaseChanges
{
    private readonly Lock _lock = new();
    private readonly List<Action<CaseChange>> _listeners = [];

    /// <summary>Calls back after each commit, on the committing thread: the listener must return at once and not throw.</summary>
    /// <returns>Disposing it ends the subscription.</returns>
    public IDisposable Subscribe(Action<CaseChange> listener)
    {
        lock (_lock)
            _listeners.Add(listener);
        return new Subscription(this, listener);
    }

    internal void Publish(IEnumerable<CaseChange> changes)
    {
        Action<CaseChange>[] listeners;
        lock (_lock)
            listeners = [.. _listeners];

        foreach (var change in changes)
        {
            foreach (var listener in listeners)
                listener(change);
        }
    }

    private sealed class Subscription(CaseChanges owner, Action<CaseChange> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._lock)
                owner._listeners.Remove(listener);
        }
    }
}
