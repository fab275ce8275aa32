namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>How the host talks to resident registries. Bound from configuration section <c>Registries:Resident</c>.</summary>
public sealed class ResidentRegistryOptions
{
    public const string Section = "Registries:Resident";

    /// <summary>
    /// Number of the XMeld release, as in 2.4.3 or 25.11a. It decides the namespace; an answer of another release is refused.
    /// </summary>
    public string Release { get; set; } = "2.4.3";

    /// <summary>Longest wait for one answer. Default five seconds: a citizen stands at the counter.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Quick repetitions inside one attempt of a job, for faults after which nothing can have happened at the registry. The
    /// patient repetitions, minutes apart, are the host's.
    /// </summary>
    public int QuickRetries { get; set; } = 2;

    /// <summary>Pause before the first quick repetition; doubles each time, with jitter.</summary>
    public TimeSpan QuickRetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Calls to one registry at the same time; a slow registry must not use up what the others need.</summary>
    public int ConcurrentCallsPerRegistry { get; set; } = 8;

    /// <summary>Calls to one registry that wait for a place; beyond it a call fails at once and is tried again later.</summary>
    public int WaitingCallsPerRegistry { get; set; } = 64;

    /// <summary>Largest answer that is read; default one mebibyte.</summary>
    public int MaximumAnswerBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// What a partner must present as bearer token to deliver evaluations; null (default) accepts everybody who reaches the
    /// address, which is right only where the network itself decides who that is.
    /// </summary>
    public string? InboxToken { get; set; }
}
