using System.Collections.Immutable;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Searching;

/// <summary>An open job beside its instance.</summary>
internal sealed class JobFound
{
    public required JobRow Job { get; init; }

    public required InstanceRow Instance { get; init; }

    /// <summary>When its element began.</summary>
    public required DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>How open jobs are searched. Closed ones are no rows any more: what became of them stands in the history.</summary>
internal static class JobSearch
{
    public static SearchTable<JobFound> Table { get; } = new SearchTable<JobFound>(found => found.Job.Key)
        .Keys("jobKey", found => found.Job.Key)
        .Text("type", found => found.Job.Type)
        .Text("worker", found => found.Job.IsInternal ? JobSummary.OwnWorker : found.Job.LeasedBy ?? "")
        .Number("retries", found => found.Job.Retries)
        .Time("deadline", found => found.Job.LeasedUntil)
        .Text("elementId", found => found.Job.ElementId)
        .Keys("elementInstanceKey", found => found.Job.ElementKey)
        .Keys("processInstanceKey", found => found.Job.InstanceKey)
        .Text("processDefinitionId", found => found.Instance.ProcessId)
        .Keys("processDefinitionKey", found => found.Instance.DefinitionKey)
        .Text("errorMessage", found => found.Job.ErrorMessage)
        .Flag("hasFailedWithRetriesLeft", found => found.Job.ErrorMessage != null && found.Job.Retries > 0)
        .Time("creationTime", found => found.CreatedAt)
        .Choice(
            "state",
            ("CREATED", found => found.Job.ErrorMessage == null),
            ("FAILED", found => found.Job.ErrorMessage != null),
            ("CANCELED", _ => false),
            ("COMPLETED", _ => false),
            ("ERROR_THROWN", _ => false),
            ("MIGRATED", _ => false),
            ("RETRIES_UPDATED", _ => false),
            ("TIMED_OUT", _ => false))
        .Choice(
            "kind",
            ("BPMN_ELEMENT", _ => true),
            ("EXECUTION_LISTENER", _ => false),
            ("TASK_LISTENER", _ => false),
            ("AD_HOC_SUB_PROCESS", _ => false))
        .Constant("tenantId", DialectNames.Tenant);

    /// <param name="types">Only jobs of these types; null for all.</param>
    public static IQueryable<JobFound> Rows(RuntimeDb db, ReadScope scope, ImmutableArray<string>? types)
    {
        IQueryable<JobRow> jobs = db.Jobs;
        if (types is { } names)
            jobs = jobs.Where(job => names.Contains(job.Type));
        return from job in jobs
               join instance in Readable.Instances(db, scope) on job.InstanceKey equals instance.Key
               select new JobFound
               {
                   Job = job,
                   Instance = instance,
                   CreatedAt = db.Elements.Where(element => element.Key == job.ElementKey)
                       .Select(element => (DateTimeOffset?)element.StartedAt)
                       .FirstOrDefault(),
               };
    }
}
