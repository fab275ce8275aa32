namespace MetroEGov.Runtime.Processing;

/// <summary>
/// One writer for everything: work takes its turn in the order in which it came. What waits is bounded, so that overload shows as
/// refusals at the door, not as answers that come after the caller has gone.
/// </summary>
internal sealed class WriterLane(RuntimeOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;

    /// <exception cref="OverloadedException">Too many wait; nothing was done.</exception>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        TakeTurnAsync(work, mayRefuse: true, cancellationToken);

    /// <summary>For the engine's own work, which nobody could send again.</summary>
    public Task<T> RunUnboundedAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        TakeTurnAsync(work, mayRefuse: false, cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<T> TakeTurnAsync<T>(Func<T> work, bool mayRefuse, CancellationToken cancellationToken)
    {
        var waiting = Interlocked.Increment(ref _waiting);
        try
        {
            if (mayRefuse && waiting > options.QueueLimit)
                throw new OverloadedException(waiting - 1);

            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            // From here on nothing is cancelled: a commit under way is finished, its caller may be gone.
            return work();
        }
        finally
        {
            _turn.Release();
        }
    }
}
