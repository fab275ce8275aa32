using NodaTime;

namespace MetroEGov.Feel;

/// <summary>
/// What an evaluation may know of the world. <c>now()</c>, <c>today()</c>, <c>uuid()</c> and <c>random number()</c> take their
/// values from here, so that the same evaluation gives the same value again.
/// </summary>
public sealed record FeelEnvironment
{
    /// <summary>1970-01-01, UTC, seed 0: for evaluations that must not depend on the moment.</summary>
    public static FeelEnvironment Epoch { get; } = new();

    public FeelEnvironment()
    {
    }

    public FeelEnvironment(Instant now, DateTimeZone zone, long seed)
    {
        Now = now;
        Zone = zone;
        Seed = seed;
    }

    public Instant Now { get; init; } = NodaConstants.UnixEpoch;

    /// <summary>The zone of <c>now()</c> and <c>today()</c>, and of local date-times where an instant is needed.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Start of the sequence behind <c>uuid()</c> and <c>random number()</c>; unique per evaluation where ids must be.</summary>
    public long Seed { get; init; }

    public FeelLimits Limits { get; init; } = FeelLimits.Default;
}
