using System.Text.Json;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <param name="Assignee">The caller or a clerk of the caller's authority.</param>
/// <param name="AllowOverride">False: only when nobody else holds the task. Otherwise whoever leads may take it from somebody.</param>
/// <param name="Action">Taken and not used.</param>
public sealed record AssignTaskBody(string Assignee, bool? AllowOverride, string? Action);

/// <param name="Variables">Only what the task's form lets through becomes variables; without a form all.</param>
/// <param name="Action">Taken and not used.</param>
public sealed record CompleteTaskBody(JsonElement? Variables, string? Action);

/// <param name="Action">Taken and not used.</param>
public sealed record UpdateTaskBody(TaskChangesBody? Changeset, string? Action);

/// <summary>What is left out or null stays as it is.</summary>
/// <param name="Priority">0 to 100.</param>
public sealed record TaskChangesBody(DateTimeOffset? DueDate, DateTimeOffset? FollowUpDate, int? Priority);

/// <summary>A user task.</summary>
/// <param name="FormKey">The deployed form; null for an embedded one or none.</param>
/// <param name="ExternalFormReference">Always null: forms are deployed or embedded.</param>
public sealed record UserTaskAnswer(
    string Name,
    string State,
    string? Assignee,
    string ElementId,
    IReadOnlyList<string> CandidateGroups,
    IReadOnlyList<string> CandidateUsers,
    string ProcessDefinitionId,
    DateTimeOffset CreationDate,
    DateTimeOffset? CompletionDate,
    DateTimeOffset? FollowUpDate,
    DateTimeOffset? DueDate,
    string TenantId,
    string? ExternalFormReference,
    int ProcessDefinitionVersion,
    IReadOnlyDictionary<string, string> CustomHeaders,
    int Priority,
    string UserTaskKey,
    string ElementInstanceKey,
    string ProcessName,
    string ProcessDefinitionKey,
    string ProcessInstanceKey,
    string RootProcessInstanceKey,
    string? FormKey,
    IReadOnlyList<string> Tags,
    string? BusinessId)
{
    public static UserTaskAnswer Of(TaskSummary task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new UserTaskAnswer(
            task.Name,
            task.Status switch
            {
                UserTaskStatus.Completed => "COMPLETED",
                UserTaskStatus.Canceled => "CANCELED",
                _ => "CREATED",
            },
            task.Assignee,
            task.ElementId,
            task.CandidateGroups,
            task.CandidateUsers,
            task.ProcessId,
            task.CreatedAt,
            task.Status == UserTaskStatus.Completed ? task.ClosedAt : null,
            task.FollowUpDate,
            task.DueDate,
            ApiJson.TenantId,
            ExternalFormReference: null,
            task.Version,
            task.Headers,
            task.Priority,
            ApiJson.Key(task.Key),
            ApiJson.Key(task.ElementInstanceKey),
            task.ProcessName,
            ApiJson.Key(task.DefinitionKey),
            ApiJson.Key(task.InstanceKey),
            ApiJson.Key(task.RootKey),
            ApiJson.Key(task.FormKey),
            task.Tags,
            task.BusinessKey);
    }
}

/// <summary>A form.</summary>
/// <param name="Schema">The form-js schema as JSON text.</param>
/// <param name="FormKey">Of the deployed form; an embedded one goes by the key of what it is embedded in.</param>
public sealed record FormAnswer(string TenantId, string FormId, string Schema, int Version, string FormKey)
{
    public static FormAnswer Of(TaskForm form, TaskSummary task)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(task);
        return Of(form, task.ElementId, task.Version, task.Key);
    }

    /// <param name="elementId">Where the form is used: the id of an embedded one.</param>
    /// <param name="version">The version of the process: that of an embedded one.</param>
    /// <param name="key">The key of an embedded one.</param>
    public static FormAnswer Of(TaskForm form, string elementId, int version, long key)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new FormAnswer(ApiJson.TenantId, form.FormId ?? elementId, form.Schema, form.Version ?? version, ApiJson.Key(form.Key ?? key));
    }
}
