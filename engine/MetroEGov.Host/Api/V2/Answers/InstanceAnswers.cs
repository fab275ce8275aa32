using System.Text.Json;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>What it takes to start an instance.</summary>
/// <param name="ProcessDefinitionId">The BPMN process id; this or the key.</param>
/// <param name="ProcessDefinitionVersion">A number, or -1 or nothing for the version in force today.</param>
/// <param name="AwaitCompletion">Whether to answer when the instance has ended, with its variables.</param>
/// <param name="RequestTimeout">How long to wait, in milliseconds, at most 60,000; 0 or nothing for 10,000.</param>
/// <param name="FetchVariables">Only these variables in the answer.</param>
/// <param name="Tags">At most 10, each a letter followed by up to 99 letters, digits, <c>_ - : .</c>.</param>
/// <param name="BusinessId">The business key, at most 256 characters; unique where the drawing says so.</param>
/// <param name="StartInstructions">Must be empty: an instance begins at its start event.</param>
/// <param name="RuntimeInstructions">Must be empty.</param>
public sealed record StartInstanceBody(
    string? ProcessDefinitionId,
    string? ProcessDefinitionKey,
    int? ProcessDefinitionVersion,
    JsonElement? Variables,
    string? TenantId,
    bool? AwaitCompletion,
    long? RequestTimeout,
    IReadOnlyList<string>? FetchVariables,
    IReadOnlyList<string>? Tags,
    string? BusinessId,
    IReadOnlyList<JsonElement>? StartInstructions,
    IReadOnlyList<JsonElement>? RuntimeInstructions,
    long? OperationReference);

public sealed record StartedInstanceAnswer(
    string ProcessDefinitionId,
    int ProcessDefinitionVersion,
    string TenantId,
    JsonElement Variables,
    string ProcessDefinitionKey,
    string ProcessInstanceKey,
    IReadOnlyList<string> Tags,
    string? BusinessId);

public sealed record ProcessInstanceAnswer(
    string ProcessDefinitionId,
    string ProcessDefinitionName,
    int ProcessDefinitionVersion,
    string? ProcessDefinitionVersionTag,
    DateTimeOffset StartDate,
    DateTimeOffset? EndDate,
    string State,
    bool HasIncident,
    string TenantId,
    string ProcessInstanceKey,
    string ProcessDefinitionKey,
    string? ParentProcessInstanceKey,
    string? ParentElementInstanceKey,
    string RootProcessInstanceKey,
    IReadOnlyList<string> Tags,
    string? BusinessId)
{
    public static ProcessInstanceAnswer Of(InstanceSummary instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return new ProcessInstanceAnswer(
            instance.ProcessId,
            instance.ProcessName,
            instance.Version,
            instance.VersionTag,
            instance.StartedAt,
            instance.EndedAt,
            instance.Status switch
            {
                InstanceStatus.Completed => "COMPLETED",
                InstanceStatus.Terminated => "TERMINATED",
                _ => "ACTIVE",
            },
            instance.HasIncident,
            ApiJson.TenantId,
            ApiJson.Key(instance.Key),
            ApiJson.Key(instance.DefinitionKey),
            ApiJson.Key(instance.ParentKey),
            ApiJson.Key(instance.ParentElementKey),
            ApiJson.Key(instance.RootKey),
            instance.Tags,
            instance.BusinessKey);
    }
}

/// <summary>A body that says nothing.</summary>
/// <param name="OperationReference">Taken and not used.</param>
public sealed record EmptyBody(long? OperationReference);

public sealed record ElementInstanceAnswer(
    string ProcessDefinitionId,
    DateTimeOffset StartDate,
    DateTimeOffset? EndDate,
    string ElementId,
    string ElementName,
    string Type,
    string State,
    bool HasIncident,
    string TenantId,
    string ElementInstanceKey,
    string ProcessInstanceKey,
    string RootProcessInstanceKey,
    string ProcessDefinitionKey,
    string? IncidentKey)
{
    public static ElementInstanceAnswer Of(ElementSummary element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new ElementInstanceAnswer(
            element.ProcessId,
            element.StartedAt,
            element.EndedAt,
            element.ElementId,
            element.Name,
            element.Type,
            element.Status.ToString().ToUpperInvariant(),
            element.IncidentKey is not null,
            ApiJson.TenantId,
            ApiJson.Key(element.Key),
            ApiJson.Key(element.InstanceKey),
            ApiJson.Key(element.RootKey),
            ApiJson.Key(element.DefinitionKey),
            ApiJson.Key(element.IncidentKey));
    }
}

public sealed record IncidentAnswer(
    string ProcessDefinitionId,
    string ErrorType,
    string ErrorMessage,
    string ElementId,
    DateTimeOffset CreationTime,
    string State,
    string TenantId,
    string IncidentKey,
    string ProcessDefinitionKey,
    string ProcessInstanceKey,
    string RootProcessInstanceKey,
    string ElementInstanceKey,
    string? JobKey)
{
    /// <summary>The dialect has no incident without an element: one of the whole case names the process instead.</summary>
    public static IncidentAnswer Of(IncidentSummary incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new IncidentAnswer(
            incident.ProcessId,
            IncidentNames.Of(incident.Type),
            incident.Text,
            incident.ElementId ?? incident.ProcessId,
            incident.RaisedAt,
            incident.ResolvedAt is null ? "ACTIVE" : "RESOLVED",
            ApiJson.TenantId,
            ApiJson.Key(incident.Key),
            ApiJson.Key(incident.DefinitionKey),
            ApiJson.Key(incident.InstanceKey),
            ApiJson.Key(incident.RootKey),
            ApiJson.Key(incident.ElementKey),
            ApiJson.Key(incident.JobKey));
    }
}
