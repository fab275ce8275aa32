namespace MetroEGov.Host.Setup;

/// <summary>
/// The system's clock, set forward or back by a fixed distance; it goes on from there. Durations (timeouts, pauses) stay real ones. Sessions
/// and tokens follow this clock too: after a jump people and clients sign in again. Thread-safe.
/// </summary>
public sealed class AdjustableClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>The host's clock: adjustable where that was asked for, else the system's.</summary>
    /// <exception cref="StartupException">Asked for without the demonstration.</exception>
    public static void Add(IServiceCollection services, HostSettings settings)
    {
        if (!settings.AdjustableClock)
        {
            services.AddSingleton(System);
            return;
        }

        if (!settings.Demo)
            throw new StartupException("--adjustable-clock is for tests and demonstrations: deadlines would move with it. Add --demo, or leave it out.");
        var clock = new AdjustableClock();
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offsetTicks, (now - System.GetUtcNow()).Ticks);

    /// <summary>Back to the system's time.</summary>
    public void Reset() => Interlocked.Exchange(ref _offsetTicks, 0);
}
