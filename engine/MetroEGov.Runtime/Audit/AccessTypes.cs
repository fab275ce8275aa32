namespace MetroEGov.Runtime;

/// <summary>One read of a register by a case. Source: BMG §40 (what has to be recorded about an automated retrieval).</summary>
/// <param name="QuerySummary">Names of the search fields, never their values.</param>
/// <param name="Outcome">How the run ended that asked: <c>completed</c>, <c>error:CODE</c> or <c>failed:CODE</c>.</param>
public sealed record AccessRecord(
    long Id,
    DateTimeOffset At,
    string? UserId,
    string? AuthorityKey,
    string? LegalBasis,
    string? Purpose,
    string? ReasonKey,
    string Register,
    string QuerySummary,
    int? Hits,
    string? PersonReference,
    long CaseKey,
    long InstanceKey,
    string? BusinessKey,
    string ElementId,
    string Outcome);

/// <summary>All members narrow; null means any.</summary>
public sealed record AccessFilter
{
    public string? UserId { get; init; }

    public string? AuthorityKey { get; init; }

    public string? Register { get; init; }

    public long? CaseKey { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }
}
