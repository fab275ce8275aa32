namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// When a failed job runs again: the header <c>retryBackoff</c> (ISO 8601 duration; default ten seconds), doubled with every failure,
/// at most one hour, and never before the time that the partner named.
/// </summary>
internal static class RetryBackoff
{
    private const string Header = "retryBackoff";

    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(10);

    public static TimeSpan Longest { get; } = TimeSpan.FromHours(1);

    /// <param name="headers">The task headers.</param>
    /// <param name="attempt">1 for the attempt that failed first.</param>
    /// <param name="retryAfter">What the partner asked for.</param>
    public static TimeSpan After(IReadOnlyDictionary<string, string> headers, int attempt, TimeSpan? retryAfter)
    {
        var first = headers.TryGetValue(Header, out var text) && ActivityTimeouts.TryParse(text, out var named) && named >= TimeSpan.Zero
            ? named
            : Default;
        var doublings = Math.Clamp(attempt - 1, 0, 20);
        var pause = first.Ticks >= Longest.Ticks >> doublings ? Longest : first * (1 << doublings);
        return retryAfter is { } asked && asked > pause ? asked : pause;
    }
}
