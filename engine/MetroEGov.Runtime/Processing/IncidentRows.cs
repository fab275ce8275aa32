using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Incidents of the state; one that is gone from it was resolved, or ended with its element.</summary>
internal static class IncidentRows
{
    public static void Write(RuntimeDb db, LoadedInstance instance)
    {
        foreach (var (key, incident) in instance.State.Incidents)
        {
            if (!instance.Stored.Incidents.ContainsKey(key))
                Add(db, instance, incident);
        }

        foreach (var key in instance.Stored.Incidents.Keys)
        {
            if (!instance.State.Incidents.ContainsKey(key) && db.Incidents.Find(key) is { } row)
                row.ResolvedAt = instance.State.At;
        }
    }

    private static void Add(RuntimeDb db, LoadedInstance instance, IncidentState incident) =>
        db.Add(new IncidentRow
        {
            Key = incident.Key,
            InstanceKey = instance.Key,
            ElementId = incident.ElementId.Value,
            ElementKey = incident.ElementInstanceKey,
            Type = incident.Type,
            Text = incident.Text,
            JobKey = incident.JobKey,
            RaisedAt = incident.RaisedAt,
        });
}
