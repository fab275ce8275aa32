using System.Collections.Concurrent;
using System.Net;

namespace MetroEGov.Host.Security.Basic;

/// <summary>
/// How many wrong secrets one address may send per minute. Unlike an attempt to sign in, a request with basic authentication that was right
/// is none: such a client shows its secret with every call. An attempt under way counts until it was right, so that guesses sent at once
/// gain nothing. Thread-safe.
/// </summary>
public sealed class GuessLimit(int wrongPerMinute, TimeProvider clock)
{
    private const int AddressesKept = 10_000;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<IPAddress, Minute> _minutes = new();

    /// <returns>Null when the address has to wait. The attempt counts until <see cref="Attempt.WasRight"/>.</returns>
    public Attempt? TryBegin(IPAddress address)
    {
        var now = clock.GetUtcNow();
        Forget(now);
        var minute = _minutes.AddOrUpdate(
            address,
            _ => new Minute(now),
            (_, current) => now - current.Begin < Length ? current : new Minute(now));
        return Interlocked.Increment(ref minute.Wrong) <= wrongPerMinute ? new Attempt(minute) : null;
    }

    // Who sends from many addresses must not fill the memory.
    private void Forget(DateTimeOffset now)
    {
        if (_minutes.Count < AddressesKept)
            return;
        foreach (var (address, minute) in _minutes)
        {
            if (now - minute.Begin >= Length)
                _minutes.TryRemove(address, out _);
        }
    }

    public sealed class Attempt
    {
        private readonly Minute _minute;

        internal Attempt(Minute minute) => _minute = minute;

        /// <summary>It was no guess.</summary>
        public void WasRight() => Interlocked.Decrement(ref _minute.Wrong);
    }

    internal sealed class Minute(DateTimeOffset begin)
    {
        public int Wrong;

        public DateTimeOffset Begin { get; } = begin;
    }
}
