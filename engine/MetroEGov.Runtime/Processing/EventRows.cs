using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Element instances and taken flows, read off the events of a step.</summary>
internal static class EventRows
{
    public static void Write(RuntimeDb db, LoadedInstance instance, StepRecord step)
    {
        foreach (var happened in step.History)
        {
            switch (happened)
            {
                case HistoryEvent.ElementActivated activated:
                    db.Add(new ElementRow
                    {
                        Key = activated.Key,
                        InstanceKey = instance.Key,
                        ElementId = activated.ElementId.Value,
                        Kind = activated.Kind.ToString(),
                        ScopeKey = activated.ScopeKey,
                        LoopCounter = activated.LoopCounter,
                        IsMultiInstanceBody = activated.IsMultiInstanceBody,
                        StartedAt = step.Command.At,
                    });
                    break;
                case HistoryEvent.ElementCompleted completed:
                    End(db, completed.Key, ElementStatusColumn.Completed, step);
                    break;
                case HistoryEvent.ElementTerminated terminated:
                    End(db, terminated.Key, ElementStatusColumn.Terminated, step);
                    break;
                case HistoryEvent.SequenceFlowTaken taken:
                    Count(db, instance.Key, taken.FlowId.Value);
                    break;
            }
        }
    }

    private static void End(RuntimeDb db, long key, ElementStatusColumn status, StepRecord step)
    {
        if (db.Elements.Find(key) is not { } row)
            return;

        row.Status = status;
        row.EndedAt = step.Command.At;
    }

    private static void Count(RuntimeDb db, long instanceKey, string flowId)
    {
        if (db.Flows.Find(instanceKey, flowId) is not { } row)
        {
            row = new FlowRow { InstanceKey = instanceKey, FlowId = flowId };
            db.Add(row);
        }

        row.Taken++;
    }
}
