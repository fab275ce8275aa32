using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Runtime;

/// <summary>A client of the job interface, and of which cases it may have jobs.</summary>
/// <param name="Id">Only this client may answer what it was handed.</param>
public sealed record JobClient(string Id, ReadScope Scope);

/// <summary>What a worker asks for.</summary>
/// <param name="Worker">Its own name for itself; shown to operators.</param>
/// <param name="Lease">How long it has for each job.</param>
/// <param name="Max">At most so many jobs; 1 to 1000.</param>
public sealed record JobOrder(string Type, string Worker, TimeSpan Lease, int Max)
{
    /// <summary>How long to wait when there is none; default not at all.</summary>
    public TimeSpan Patience { get; init; }
}

/// <summary>A job handed out to an external worker, leased until <see cref="Deadline"/>.</summary>
/// <param name="Variables">A JSON object: what is in force at the job's element.</param>
public sealed record ActivatedJob(
    long Key,
    string Type,
    long InstanceKey,
    string ProcessId,
    int Version,
    long DefinitionKey,
    string ElementId,
    long ElementInstanceKey,
    ImmutableDictionary<string, string> Headers,
    string Worker,
    int Retries,
    DateTimeOffset Deadline,
    JsonElement Variables)
{
    public long RootKey { get; init; }

    /// <summary>Of its instance.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <summary>An open job in a list.</summary>
/// <param name="Worker">Empty when nobody has it.</param>
/// <param name="Retries">0 while an incident stops it.</param>
/// <param name="ErrorMessage">Of its last failure; null when it never failed.</param>
public sealed record JobSummary(
    long Key,
    string Type,
    long InstanceKey,
    long RootKey,
    string ProcessId,
    long DefinitionKey,
    string ElementId,
    long ElementInstanceKey,
    ImmutableDictionary<string, string> Headers,
    string Worker,
    int Retries,
    DateTimeOffset? Deadline,
    string? ErrorMessage,
    DateTimeOffset? CreatedAt)
{
    /// <summary>Name of the worker for jobs that an activity of the host itself does.</summary>
    public const string OwnWorker = "metroegov";
}
