using MetroEGov.Runtime.Timers;

namespace MetroEGov.Runtime;

/// <summary>For a host whose clock can be set: what has become due by a jump is done at once. Thread-safe.</summary>
public sealed class DueNow
{
    private readonly DueIndex _due;
    private readonly DueWork _work;

    internal DueNow(DueIndex due, DueWork work)
    {
        _due = due;
        _work = work;
    }

    /// <summary>To be called after the clock was set, in either direction; answers when everything due has been done.</summary>
    public Task RunAsync(CancellationToken cancellationToken = default)
    {
        _due.Forget();
        return _work.RunAsync(cancellationToken);
    }
}
