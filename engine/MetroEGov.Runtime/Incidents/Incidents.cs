namespace MetroEGov.Runtime;

/// <summary>What cannot go on without a person. Thread-safe.</summary>
public sealed class Incidents
{
    /// <summary>Newest first.</summary>
    public Task<Page<IncidentSummary>> ListAsync(
        IncidentFilter filter, ReadScope scope, PageRequest page, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Tries again what the incident stopped; a job gets <paramref name="retries"/> new tries.</summary>
    public Task<CommandAnswer> ResolveAsync(
        long incidentKey,
        Caller? caller,
        ReadScope scope,
        int retries = 1,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
