using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// Jobs: the difference between two states. A job that an activity of this host can do is born leased to it and runs at once after the
/// commit (R3); any other waits for a worker.
/// </summary>
internal static class JobRows
{
    public static void Write(
        WorkUnit unit,
        LoadedInstance instance,
        ActivityCatalog activities,
        HostId host,
        RuntimeOptions options,
        List<LeasedJob> leased,
        ref DateTimeOffset? due)
    {
        foreach (var (key, job) in instance.State.Jobs)
        {
            if (!instance.Stored.Jobs.TryGetValue(key, out var before))
            {
                var row = RowOf(instance, job);
                unit.Db.Add(row);
                if (job.Retries > 0)
                    Lease(row, unit.Now, activities, host, options, leased, ref due);
            }
            else if (Tries(instance.Stored, before) is var was && Tries(instance.State, job) is var now && was != now
                && unit.Db.Jobs.Find(key) is { } row)
            {
                row.Retries = now;
                if (now == 0 || was == 0)
                {
                    row.LeasedBy = null;
                    row.LeasedUntil = null;
                    row.DueAt = null;
                    row.CallBegan = false;
                }

                if (was == 0)
                    Lease(row, unit.Now, activities, host, options, leased, ref due);
            }
        }

        foreach (var failed in instance.Steps.SelectMany(step => step.History).OfType<HistoryEvent.JobFailed>())
        {
            if (instance.State.Jobs.ContainsKey(failed.JobKey) && unit.Db.Jobs.Find(failed.JobKey) is { } row)
                row.ErrorMessage = failed.Message;
        }

        foreach (var key in instance.Stored.Jobs.Keys)
        {
            if (!instance.State.Jobs.ContainsKey(key) && unit.Db.Jobs.Find(key) is { } row)
                unit.Db.Remove(row);
        }
    }

    /// <summary>Gives a job to this host when an activity of it can do it.</summary>
    public static void Lease(
        JobRow row,
        DateTimeOffset now,
        ActivityCatalog activities,
        HostId host,
        RuntimeOptions options,
        List<LeasedJob> leased,
        ref DateTimeOffset? due)
    {
        row.IsInternal = activities.Find(row.Type) is not null;
        if (!row.IsInternal)
            return;

        row.LeasedBy = host.Value;
        row.LeasedUntil = now + ActivityTimeouts.Of(row, options) + ActivityTimeouts.Grace;
        row.Attempts++;
        row.DueAt = null;
        due = WaitRows.Earlier(due, row.LeasedUntil.Value);
        leased.Add(new LeasedJob(row.Key, row.InstanceKey, row.Attempts));
    }

    /// <summary>None while an incident stops it, whatever number it will have then.</summary>
    private static int Tries(InstanceState state, JobState job) =>
        state.Incidents.Values.Any(incident => incident.JobKey == job.Key) ? 0 : job.Retries;

    private static JobRow RowOf(LoadedInstance instance, JobState job) => new()
    {
        Key = job.Key,
        InstanceKey = instance.Key,
        ElementKey = job.ElementInstanceKey,
        ElementId = job.ElementId.Value,
        Type = job.Type,
        Retries = job.Retries,
        Headers = JsonSerializer.Serialize(job.Headers),
        OnBehalfOfUser = job.OnBehalfOf?.UserId,
        OnBehalfOfAuthority = job.OnBehalfOf?.AuthorityKey,
    };
}
