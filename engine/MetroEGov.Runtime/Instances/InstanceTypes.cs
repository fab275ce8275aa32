using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Runtime;

/// <summary>What it takes to start a case.</summary>
public sealed record StartRequest
{
    /// <summary>The BPMN process id.</summary>
    public required string ProcessId { get; init; }

    /// <summary>A JSON object; default none.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>At most 256 characters. Unique per process id where the start event carries <c>metroegov:uniqueBusinessKey=true</c>.</summary>
    public string? BusinessKey { get; init; }

    /// <summary>Decides which version of process, decisions and forms is valid; default today in the region's zone.</summary>
    public DateOnly? ApplicationDate { get; init; }

    /// <summary>Exactly this version instead of the valid one; null for the rule of the application date.</summary>
    public int? Version { get; init; }

    /// <summary>Null for a start by the host itself.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The authority where the citizen stands; becomes the header's <c>accepting</c>.</summary>
    public AuthorityReference? Accepting { get; init; }

    /// <summary>
    /// Words to find the case by: at most 10, each a letter followed by up to 99 letters, digits, <c>_ - : .</c>. They are no variables
    /// and go to no called process.
    /// </summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>An idempotency key: the same key with the same request gives the first answer again.</summary>
    public string? CommandId { get; init; }
}

/// <summary>What came of a start.</summary>
public abstract record StartAnswer
{
    private StartAnswer()
    {
    }

    /// <param name="IsNew">False when the business key or the command id answered with a case that exists already.</param>
    public sealed record Started(long InstanceKey, string ProcessId, int Version, long DefinitionKey, bool IsNew) : StartAnswer;

    public sealed record Refused(string Code, string Text) : StartAnswer;
}

/// <summary>What came of waiting for the end of an instance.</summary>
public abstract record EndAnswer
{
    private EndAnswer()
    {
    }

    /// <param name="Instance">Completed or terminated.</param>
    /// <param name="Variables">Those at the top of the instance, as a JSON object.</param>
    public sealed record Ended(InstanceSummary Instance, JsonElement Variables) : EndAnswer;

    /// <summary>The patience is used up; the instance goes on.</summary>
    public sealed record StillRunning : EndAnswer;

    /// <summary>There is no such instance, or the scope does not let it be seen.</summary>
    public sealed record NotFound : EndAnswer;
}

/// <summary>One instance in a list or on top of its page.</summary>
/// <param name="Key">Outside of the engine always as text: it is beyond the integers of JavaScript.</param>
/// <param name="ProcessName">The name of the process in its drawing, else its id.</param>
/// <param name="CompetentAuthorityKeys">One, or one per part.</param>
public sealed record InstanceSummary(
    long Key,
    long RootKey,
    long? ParentKey,
    string ProcessId,
    string ProcessName,
    int Version,
    long DefinitionKey,
    InstanceStatus Status,
    bool HasIncident,
    bool IsQuarantined,
    string? BusinessKey,
    DateOnly ApplicationDate,
    string? AcceptingAuthorityKey,
    ImmutableArray<string> CompetentAuthorityKeys,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    long Revision)
{
    /// <summary>The call activity's element instance that called it.</summary>
    public long? ParentElementKey { get; init; }

    public string? VersionTag { get; init; }

    /// <summary>Given at the start, in alphabetical order.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <summary>All members narrow; null means any.</summary>
public sealed record InstanceFilter
{
    public string? ProcessId { get; init; }

    public string? BusinessKey { get; init; }

    public InstanceStatus? Status { get; init; }

    public bool? HasIncident { get; init; }

    public long? ParentKey { get; init; }

    public long? RootKey { get; init; }

    /// <summary>True: only cases, not the processes that they call.</summary>
    public bool RootsOnly { get; init; }
}

/// <summary>Where an instance stands on its diagram.</summary>
/// <param name="Elements">Per element: how often it is active, completed, terminated.</param>
public sealed record DiagramState(
    long InstanceKey,
    long DefinitionKey,
    ImmutableArray<ElementCount> Elements,
    ImmutableArray<FlowCount> Flows,
    ImmutableArray<CalledInstance> Calls);

/// <param name="Incidents">Unresolved ones.</param>
public sealed record ElementCount(string ElementId, int Active, int Completed, int Terminated, int Incidents);

public sealed record FlowCount(string FlowId, int Taken);

/// <summary>A called process that the reader may open.</summary>
public sealed record CalledInstance(string ElementId, long InstanceKey, string ProcessId);

/// <summary>One step of an instance.</summary>
/// <param name="Events">JSON array of the events, as stored.</param>
public sealed record HistoryStep(
    long Revision,
    DateTimeOffset At,
    string Command,
    string? UserId,
    string? AuthorityKey,
    JsonElement Events);
