using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Jobs;

/// <summary>Jobs that a worker outside may have.</summary>
internal static class ReadyJobs
{
    public static IQueryable<JobRow> Now(RuntimeDb db, string type, ReadScope scope, DateTimeOffset now) =>
        Open(db, type, scope).Where(job => job.DueAt == null || job.DueAt <= now);

    /// <summary>When the next one comes back from its back-off; null when none does.</summary>
    public static DateTimeOffset? Next(RuntimeDb db, string type, ReadScope scope, DateTimeOffset now) =>
        Open(db, type, scope).Where(job => job.DueAt > now).Min(job => job.DueAt);

    private static IQueryable<JobRow> Open(RuntimeDb db, string type, ReadScope scope)
    {
        var instances = Readable.Instances(db, scope);
        return db.Jobs.Where(job => job.Type == type
            && !job.IsInternal
            && job.LeasedBy == null
            && job.Retries > 0
            && instances.Any(instance => instance.Key == job.InstanceKey && !instance.IsQuarantined));
    }
}
