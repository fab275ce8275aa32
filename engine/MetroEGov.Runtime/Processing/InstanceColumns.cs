using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>The instance's own row: snapshot, revision, and the columns that queries filter by.</summary>
internal static class InstanceColumns
{
    public static void Write(WorkUnit unit, LoadedInstance instance)
    {
        var row = instance.Row;
        var state = instance.State;
        row.Status = state.Status;
        row.Revision += instance.Steps.Count;
        row.RootKey = state.RootKey;
        row.ParentKey = state.Parent?.InstanceKey;
        row.BusinessKey = state.Header.BusinessKey;
        row.ApplicationDate = state.Header.ApplicationDate;
        row.AcceptingAuthorityKey = HeaderAuthorities.SingleOf(state.Header.Accepting)?.Key;
        row.IncidentCount = state.Incidents.Count;
        row.FailedSteps = 0;
        if (state.Status is InstanceStatus.Completed or InstanceStatus.Terminated)
            row.EndedAt ??= state.At;
        StateCodec.Write(row, state);
        if (instance.IsNew)
            unit.Db.Add(row);
        WriteAuthorities(unit.Db, instance);
    }

    private static void WriteAuthorities(RuntimeDb db, LoadedInstance instance)
    {
        if (!instance.IsNew && instance.Stored.Header == instance.State.Header)
            return;

        var wanted = HeaderAuthorities.RowsOf(instance.Key, instance.State.Header, instance.Definition.VisibleTo).ToList();
        var known = instance.IsNew
            ? []
            : db.InstanceAuthorities.Where(authority => authority.InstanceKey == instance.Key).ToList();
        foreach (var row in known)
        {
            if (!wanted.Any(other => other.Role == row.Role && other.AuthorityKey == row.AuthorityKey))
                db.Remove(row);
        }

        foreach (var row in wanted)
        {
            var same = known.FirstOrDefault(other => other.Role == row.Role && other.AuthorityKey == row.AuthorityKey);
            if (same is null)
                db.Add(row);
            else
                same.MayRead = row.MayRead;
        }
    }
}
