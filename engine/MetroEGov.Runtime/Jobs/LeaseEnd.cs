using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// What becomes of a job whose host or worker did not answer in time. Its call may have happened: it is repeated only when it did not
/// begin, or when repeating is harmless; else a person decides (R3).
/// </summary>
internal static class LeaseEnd
{
    private static readonly TimeSpan QuarantinePause = TimeSpan.FromHours(1);

    public static void Apply(WorkUnit unit, JobRow job, ActivityCatalog activities)
    {
        var activity = activities.Find(job.Type)?.Descriptor;
        var mayRepeat = !job.IsInternal || !job.CallBegan || activity is { IsIdempotent: true };
        if (!mayRepeat && unit.Load(job.InstanceKey) is { Row.IsQuarantined: true })
        {
            // A quarantined case takes no command; the question stays open until the quarantine is lifted.
            job.LeasedUntil = unit.Now + QuarantinePause;
            return;
        }

        job.IsInternal = activity is not null;
        job.LeasedBy = null;
        job.LeasedUntil = null;
        job.CallBegan = false;
        job.DueAt = null;
        if (mayRepeat || unit.Load(job.InstanceKey) is not { } instance)
            return;

        unit.Apply(instance, new Command.FailJob(
            unit.Now,
            job.Key,
            RetriesLeft: 0,
            $"OUTCOME_UNKNOWN: the host ended, or lost its lease, while '{job.Type}' was being called for element '{job.ElementId}', and "
            + "the call must not be repeated unasked. Ask the partner; then resolve the incident to call again, or cancel the element."));
    }
}
