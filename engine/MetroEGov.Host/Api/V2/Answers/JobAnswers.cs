using System.Text.Json;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>What a worker asks for.</summary>
/// <param name="Timeout">How long it has for each job, in milliseconds.</param>
/// <param name="MaxJobsToActivate">1 or more; at most 100 are handed out at once.</param>
/// <param name="RequestTimeout">How long to wait for a job, in milliseconds, at most 60,000; 0 or nothing for 10,000; less than 0 not at all.</param>
/// <param name="FetchVariable">Only these variables; all when empty.</param>
/// <param name="TenantIds">Taken and not used.</param>
/// <param name="TenantFilter">Taken and not used.</param>
public sealed record ActivateJobsBody(
    string Type,
    long Timeout,
    int MaxJobsToActivate,
    string? Worker,
    long? RequestTimeout,
    IReadOnlyList<string>? FetchVariable,
    IReadOnlyList<string>? TenantIds,
    string? TenantFilter);

/// <param name="Result">Taken and not used: there are no listeners.</param>
public sealed record CompleteJobBody(JsonElement? Variables, JsonElement? Result);

/// <param name="Retries">How many tries are left, 0 to 1000; 0 or nothing makes an incident.</param>
/// <param name="RetryBackOff">Milliseconds before the next try.</param>
/// <param name="Variables">Become local to the job's element.</param>
public sealed record FailJobBody(int? Retries, string? ErrorMessage, long? RetryBackOff, JsonElement? Variables);

public sealed record ThrowJobErrorBody(string ErrorCode, string? ErrorMessage, JsonElement? Variables);

/// <param name="OperationReference">Taken and not used.</param>
public sealed record UpdateJobBody(JobChangesBody Changeset, long? OperationReference);

/// <param name="Retries">1 to 1000.</param>
/// <param name="Timeout">The new deadline, in milliseconds from now; only of a job that a worker has.</param>
public sealed record JobChangesBody(int? Retries, long? Timeout);

public sealed record ActivatedJobsAnswer(IReadOnlyList<ActivatedJobAnswer> Jobs);

/// <summary>A job that was handed out.</summary>
/// <param name="Deadline">Milliseconds since 1970.</param>
/// <param name="UserTask">Always null: there are no jobs of user tasks.</param>
public sealed record ActivatedJobAnswer(
    string Type,
    string ProcessDefinitionId,
    int ProcessDefinitionVersion,
    string ElementId,
    IReadOnlyDictionary<string, string> CustomHeaders,
    string Worker,
    int Retries,
    long Deadline,
    JsonElement Variables,
    string TenantId,
    string JobKey,
    string ProcessInstanceKey,
    string ProcessDefinitionKey,
    string ElementInstanceKey,
    string Kind,
    string ListenerEventType,
    JsonElement? UserTask,
    IReadOnlyList<string> Tags,
    string RootProcessInstanceKey)
{
    public static ActivatedJobAnswer Of(ActivatedJob job, IReadOnlyList<string>? fetched)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new ActivatedJobAnswer(
            job.Type,
            job.ProcessId,
            job.Version,
            job.ElementId,
            job.Headers,
            job.Worker,
            job.Retries,
            job.Deadline.ToUnixTimeMilliseconds(),
            fetched is { Count: > 0 } ? JsonObjects.Only(job.Variables, fetched) : job.Variables,
            ApiJson.TenantId,
            ApiJson.Key(job.Key),
            ApiJson.Key(job.InstanceKey),
            ApiJson.Key(job.DefinitionKey),
            ApiJson.Key(job.ElementInstanceKey),
            JobAnswer.OfElement,
            JobAnswer.NoListener,
            UserTask: null,
            job.Tags,
            ApiJson.Key(job.RootKey));
    }
}

/// <summary>An open job in a list. What a job that is closed came to stands in the history of its case.</summary>
/// <param name="EndTime">Always null: only open jobs are found.</param>
/// <param name="State">CREATED, or FAILED after a failure.</param>
public sealed record JobAnswer(
    string Type,
    string Worker,
    string State,
    string Kind,
    string ListenerEventType,
    int Retries,
    bool? IsDenied,
    string? DeniedReason,
    bool HasFailedWithRetriesLeft,
    string? ErrorCode,
    string? ErrorMessage,
    IReadOnlyDictionary<string, string> CustomHeaders,
    DateTimeOffset? Deadline,
    DateTimeOffset? EndTime,
    DateTimeOffset? CreationTime,
    DateTimeOffset? LastUpdateTime,
    string ProcessDefinitionId,
    string ElementId,
    string TenantId,
    string JobKey,
    string ProcessDefinitionKey,
    string ProcessInstanceKey,
    string RootProcessInstanceKey,
    string ElementInstanceKey)
{
    internal const string OfElement = "BPMN_ELEMENT";
    internal const string NoListener = "UNSPECIFIED";

    public static JobAnswer Of(JobSummary job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new JobAnswer(
            job.Type,
            job.Worker,
            job.ErrorMessage is null ? "CREATED" : "FAILED",
            OfElement,
            NoListener,
            job.Retries,
            IsDenied: null,
            DeniedReason: null,
            job.ErrorMessage is not null && job.Retries > 0,
            ErrorCode: null,
            job.ErrorMessage,
            job.Headers,
            job.Deadline,
            EndTime: null,
            job.CreatedAt,
            LastUpdateTime: null,
            job.ProcessId,
            job.ElementId,
            ApiJson.TenantId,
            ApiJson.Key(job.Key),
            ApiJson.Key(job.DefinitionKey),
            ApiJson.Key(job.InstanceKey),
            ApiJson.Key(job.RootKey),
            ApiJson.Key(job.ElementInstanceKey));
    }
}
