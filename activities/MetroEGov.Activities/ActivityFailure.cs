namespace MetroEGov.Activities;

/// <summary>What the host must know about a failed run to decide between trying again and asking a person.</summary>
/// <remarks>
/// The texts are stored in incidents and logs: they name the partner, the element and what to mend, never a value from the case.
/// </remarks>
public sealed record ActivityFailure
{
    /// <summary>What kind of failure it is, for <c>error.code</c> in an <c>errorExpression</c>; upper case with underscores.</summary>
    public required string Code { get; init; }

    /// <summary>What failed, where, and how to mend it.</summary>
    public required string Message { get; init; }

    /// <summary>True when the same call may succeed later without anybody's doing.</summary>
    public required bool IsTransient { get; init; }

    /// <summary>The earliest time from now at which the partner wants to hear from us again; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// True when the request may have taken effect at the partner. The host repeats such a call only for an activity that is
    /// declared idempotent, otherwise a person decides.
    /// </summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>The partner cannot be reached, or answers that it cannot work now; nothing has happened there.</summary>
    public static ActivityFailure Unavailable(string code, string message, TimeSpan? retryAfter = null) =>
        new() { Code = code, Message = message, IsTransient = true, RetryAfter = retryAfter };

    /// <summary>The request went out, the answer did not come.</summary>
    public static ActivityFailure Unknown(string code, string message) =>
        new() { Code = code, Message = message, IsTransient = true, OutcomeUnknown = true };

    /// <summary>Trying again gives the same result: a person has to mend something first.</summary>
    public static ActivityFailure Permanent(string code, string message) =>
        new() { Code = code, Message = message, IsTransient = false };
}
