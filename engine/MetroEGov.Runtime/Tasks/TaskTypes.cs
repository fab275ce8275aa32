using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Runtime;

/// <summary>Which of the tasks that the caller may see.</summary>
public enum TaskOwnership
{
    /// <summary>Those of the caller's groups, held by anybody or nobody.</summary>
    All,

    /// <summary>Those that the caller holds.</summary>
    Own,

    /// <summary>Those that nobody holds.</summary>
    Unclaimed,
}

public enum TaskSort
{
    /// <summary>Due first; without a due date last; then the older one.</summary>
    Due,
    Created,
    Priority,
}

/// <summary>All members narrow; null means any.</summary>
public sealed record TaskFilter
{
    public TaskOwnership Ownership { get; init; }

    public TaskSort Sort { get; init; }

    public string? ProcessId { get; init; }

    public string? BusinessKey { get; init; }

    public long? RootKey { get; init; }

    /// <summary>Only tasks whose due date has passed.</summary>
    public bool Overdue { get; init; }
}

public enum UserTaskStatus
{
    Created,
    Completed,
    Canceled,
}

/// <param name="Name">The name of the element in its drawing, else its id.</param>
/// <param name="MayReadInstance">Whether the caller may open the instance's page as well.</param>
public sealed record TaskSummary(
    long Key,
    long InstanceKey,
    long RootKey,
    string ProcessId,
    string ElementId,
    string Name,
    UserTaskStatus Status,
    string? Assignee,
    ImmutableArray<string> CandidateGroups,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueDate,
    DateTimeOffset? FollowUpDate,
    int Priority,
    string? BusinessKey,
    bool MayReadInstance)
{
    public long ElementInstanceKey { get; init; }

    public long DefinitionKey { get; init; }

    public int Version { get; init; }

    /// <summary>The name of the process in its drawing, else its id.</summary>
    public string ProcessName { get; init; } = "";

    public ImmutableArray<string> CandidateUsers { get; init; } = [];

    /// <summary>When it was completed or cancelled.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Of its instance.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The task headers of the drawing.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The deployed form in the version valid for the case; null for an embedded form or none.</summary>
    public long? FormKey { get; init; }
}

/// <summary>A task with all that its page needs.</summary>
/// <param name="Variables">
/// A JSON object. Who may read the instance sees all variables that are in force at the task; who may not sees only what the task's
/// input mapping made local to it, and for a task without input mapping the variables in force (the designer gave it all to the task).
/// </param>
/// <param name="Draft">A JSON object that the holder saved without completing; null when there is none.</param>
public sealed record TaskDetail(
    TaskSummary Task,
    TaskForm? Form,
    JsonElement Variables,
    JsonElement? Draft,
    ImmutableDictionary<string, string> Properties)
{
    /// <summary>Of the case: which cluster variables the form reads. Null for a closed task, which shows no form.</summary>
    public DateOnly? ApplicationDate { get; init; }
}

/// <param name="Schema">The form-js schema as JSON text.</param>
/// <param name="Version">Null for a form that is embedded in the process.</param>
public sealed record TaskForm(string? FormId, int? Version, string Schema)
{
    /// <summary>The form's definition; null for an embedded form.</summary>
    public long? Key { get; init; }
}
