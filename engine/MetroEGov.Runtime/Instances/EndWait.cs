using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// Waits for the end of an instance: looks once, then each time a commit of this host moved it, and every few seconds for commits of
/// other hosts. Many may wait at the same time; each costs one listener.
/// </summary>
internal sealed class EndWait(RuntimeStore store, CaseChanges changes, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <returns>True: ended; false: still running; null: not to be seen within the scope.</returns>
    public async Task<bool?> RunAsync(long instanceKey, TimeSpan patience, ReadScope scope, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var moved = new Pulse();
        // Listening begins before the first look, so that an end in between is not missed.
        using var listening = changes.Subscribe(change =>
        {
            if (change.InstanceKey == instanceKey)
                moved.Give();
        });
        while (true)
        {
            var next = moved.Next;
            var hasEnded = await HasEndedAsync(instanceKey, scope, cancellationToken).ConfigureAwait(false);
            var left = patience - clock.GetElapsedTime(began);
            if (hasEnded is null or true || left <= TimeSpan.Zero)
                return hasEnded;

            await next.WaitAsync(left < LookAgain ? left : LookAgain, clock, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool?> HasEndedAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken)
    {
        await using var db = store.OpenForReading();
        return await Readable.Instances(db, scope)
            .Where(instance => instance.Key == instanceKey)
            .Select(instance => (bool?)(instance.EndedAt != null))
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A signal that can be given again and again; who waits takes <see cref="Next"/> before looking.</summary>
    private sealed class Pulse
    {
        private volatile TaskCompletionSource _next = NewSource();

        public Task Next => _next.Task;

        public void Give()
        {
            var given = _next;
            _next = NewSource();
            given.TrySetResult();
        }

        // The committing thread must not run what waited.
        private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
