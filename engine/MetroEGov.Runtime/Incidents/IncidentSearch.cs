using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Searching;

/// <summary>An incident beside its instance.</summary>
internal sealed class IncidentFound
{
    public required IncidentRow Incident { get; init; }

    public required InstanceRow Instance { get; init; }
}

/// <summary>How incidents are searched.</summary>
internal static class IncidentSearch
{
    public static SearchTable<IncidentFound> Table { get; } = new SearchTable<IncidentFound>(found => found.Incident.Key)
        .Keys("incidentKey", found => found.Incident.Key)
        .Text("processDefinitionId", found => found.Instance.ProcessId)
        .Keys("processDefinitionKey", found => found.Instance.DefinitionKey)
        .Keys("processInstanceKey", found => found.Incident.InstanceKey)
        .Keys("rootProcessInstanceKey", found => found.Instance.RootKey)
        .Text("elementId", found => found.Incident.ElementId)
        .Keys("elementInstanceKey", found => found.Incident.ElementKey ?? found.Incident.InstanceKey)
        .Keys("jobKey", found => found.Incident.JobKey)
        .Time("creationTime", found => found.Incident.RaisedAt)
        .Text("errorMessage", found => found.Incident.Text)
        .Choice("errorType", [.. IncidentNames.Types.Select(type => TypeIs(type)), .. IncidentNames.NeverRaised.Select(type => Never(type))])
        .Choice(
            "state",
            ("ACTIVE", found => found.Incident.ResolvedAt == null),
            ("RESOLVED", found => found.Incident.ResolvedAt != null),
            ("PENDING", _ => false),
            ("MIGRATED", _ => false),
            ("UNKNOWN", _ => false))
        .Constant("tenantId", DialectNames.Tenant);

    public static IQueryable<IncidentFound> Rows(RuntimeDb db, ReadScope scope) =>
        from incident in db.Incidents
        join instance in Readable.Instances(db, scope) on incident.InstanceKey equals instance.Key
        select new IncidentFound { Incident = incident, Instance = instance };

    private static (string, System.Linq.Expressions.Expression<Func<IncidentFound, bool>>) TypeIs(string type) => type == IncidentType.Unknown
        ? (type, found => found.Incident.Type == IncidentType.Unknown || found.Incident.Type == IncidentRow.Quarantined)
        : (type, found => found.Incident.Type == type);

    private static (string, System.Linq.Expressions.Expression<Func<IncidentFound, bool>>) Never(string type) => (type, _ => false);
}
