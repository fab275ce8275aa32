using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Runtime;

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
    JsonElement Variables);
