using MetroEGov.Activities;
using MetroEGov.Bpmn.Snapshots;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// Turns the steps of an instance into rows. What stands in the state (jobs, tasks, timers, subscriptions, incidents, variables) is
/// written as the difference between the state as stored and the state now; what only history tells (elements, flows, how a task
/// ended) is read off the events. Both can be rebuilt from the instance alone (R8).
/// </summary>
internal sealed class StepProjection(ActivityCatalog activities, HostId host, RuntimeOptions options)
{
    public void Write(WorkUnit unit, LoadedInstance instance, List<LeasedJob> leased, ref DateTimeOffset? due)
    {
        WriteHistory(unit, instance);
        foreach (var step in instance.Steps)
            EventRows.Write(unit.Db, instance, step);

        TaskRows.Write(unit.Db, instance);
        IncidentRows.Write(unit.Db, instance);
        VariableRows.Write(unit.Db, instance);
        WaitRows.Write(unit.Db, instance, ref due);
        JobRows.Write(unit, instance, activities, host, options, leased, ref due);
        InstanceColumns.Write(unit, instance);
    }

    private static void WriteHistory(WorkUnit unit, LoadedInstance instance)
    {
        foreach (var step in instance.Steps)
        {
            unit.Db.Add(new HistoryRow
            {
                InstanceKey = instance.Key,
                Revision = step.Revision,
                At = step.Command.At,
                Command = step.Command.GetType().Name,
                UserId = step.Command.Actor?.UserId,
                AuthorityKey = step.Command.Actor?.AuthorityKey,
                Seed = step.Seed,
                Versions = step.Versions,
                Events = HistoryJson.Write(step.History),
            });
            foreach (var effect in step.Effects)
            {
                unit.Db.Add(new OutboxRow
                {
                    InstanceKey = instance.Key,
                    Revision = step.Revision,
                    Ordinal = effect.Ordinal,
                    PartyKey = EffectRunner.PartyOf(effect, instance.Key),
                    Kind = effect.GetType().Name,
                    Json = EffectJson.Write(effect),
                    DueAt = unit.Now,
                });
            }
        }
    }
}
