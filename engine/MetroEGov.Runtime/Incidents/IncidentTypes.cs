namespace MetroEGov.Runtime;

/// <param name="Type">The dialect's error type, for example <c>JOB_NO_RETRIES</c>; <c>QUARANTINED</c> for a case whose steps threw.</param>
/// <param name="Text">Element, expected, found; never a value of the case.</param>
public sealed record IncidentSummary(
    long Key,
    long InstanceKey,
    long RootKey,
    string ProcessId,
    string? BusinessKey,
    string? ElementId,
    string Type,
    string Text,
    long? JobKey,
    DateTimeOffset RaisedAt,
    DateTimeOffset? ResolvedAt)
{
    public long DefinitionKey { get; init; }

    /// <summary>The instance's key where no element instance is meant.</summary>
    public long ElementKey { get; init; }
}

/// <summary>All members narrow; null means any.</summary>
public sealed record IncidentFilter
{
    public long? InstanceKey { get; init; }

    public string? ProcessId { get; init; }

    public bool IncludeResolved { get; init; }
}
