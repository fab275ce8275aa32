namespace MetroEGov.Runtime.Timers;

/// <summary>
/// Knows when the next timer, retry, lease or effect is due and calls back then. Only the time is in memory; what is due stands in the
/// database. A due time beyond an hour is looked at again then, for hosts keep no long timers (R7). Thread-safe.
/// </summary>
internal sealed class DueIndex : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private DateTimeOffset? _next;
    private Action? _onDue;

    public DueIndex(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>When it calls next; null when nothing is due.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_lock)
                return _next;
        }
    }

    /// <param name="onDue">Called on a thread of the timer; must return at once.</param>
    public void Start(Action onDue)
    {
        lock (_lock)
            _onDue = onDue;
    }

    /// <summary>The clock was set: how long to wait is reckoned anew with the next <see cref="Wake"/>.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _next = null;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _onDue = null;
            _next = null;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Something is due at this time; an earlier one stays.</summary>
    public void Wake(DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_next is { } known && known <= at)
                return;

            _next = at;
            var wait = at - _clock.GetUtcNow();
            _timer.Change(Clamp(wait), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private static TimeSpan Clamp(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait + TimeSpan.FromMilliseconds(1);

    private void Fire()
    {
        Action? onDue;
        lock (_lock)
        {
            _next = null;
            onDue = _onDue;
        }

        onDue?.Invoke();
    }
}
