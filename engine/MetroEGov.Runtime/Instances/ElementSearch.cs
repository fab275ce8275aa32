using System.Collections.Immutable;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Searching;

/// <summary>An element instance beside its instance.</summary>
internal sealed class ElementFound
{
    public required ElementRow Element { get; init; }

    public required InstanceRow Instance { get; init; }

    /// <summary>An open incident of it.</summary>
    public required long? IncidentKey { get; init; }
}

/// <summary>How element instances are searched.</summary>
internal static class ElementSearch
{
    /// <summary>The dialect's types that a search may name; some the engine never has.</summary>
    private static readonly ImmutableArray<string> OtherTypes =
    [
        "UNSPECIFIED", "PROCESS", "AD_HOC_SUB_PROCESS", "AD_HOC_SUB_PROCESS_INNER_INSTANCE", "INCLUSIVE_GATEWAY", "SEQUENCE_FLOW", "UNKNOWN",
    ];

    public static SearchTable<ElementFound> Table { get; } = new SearchTable<ElementFound>(found => found.Element.Key)
        .Keys("elementInstanceKey", found => found.Element.Key)
        .Keys("processInstanceKey", found => found.Element.InstanceKey)
        .Keys("processDefinitionKey", found => found.Instance.DefinitionKey)
        .Text("processDefinitionId", found => found.Instance.ProcessId)
        .Text("elementId", found => found.Element.ElementId)
        .Keys("elementInstanceScopeKey", found => found.Element.ScopeKey)
        .Time("startDate", found => found.Element.StartedAt)
        .Time("endDate", found => found.Element.EndedAt)
        .Choice(
            "type",
            [
                (DialectNames.MultiInstanceBody, found => found.Element.IsMultiInstanceBody),
                .. DialectNames.ElementTypes.Select(pair => KindIs(pair.Kind, pair.Type)),
                .. OtherTypes.Select(type => Never(type)),
            ])
        .Choice(
            "state",
            ("ACTIVE", found => found.Element.Status == ElementStatusColumn.Active),
            ("COMPLETED", found => found.Element.Status == ElementStatusColumn.Completed),
            ("TERMINATED", found => found.Element.Status == ElementStatusColumn.Terminated))
        .Flag("hasIncident", found => found.IncidentKey != null)
        .Keys("incidentKey", found => found.IncidentKey)
        .Constant("tenantId", DialectNames.Tenant);

    public static IQueryable<ElementFound> Rows(RuntimeDb db, ReadScope scope) =>
        from element in db.Elements
        join instance in Readable.Instances(db, scope) on element.InstanceKey equals instance.Key
        select new ElementFound
        {
            Element = element,
            Instance = instance,
            IncidentKey = db.Incidents
                .Where(incident => incident.InstanceKey == element.InstanceKey && incident.ElementKey == element.Key && incident.ResolvedAt == null)
                .Min(incident => (long?)incident.Key),
        };

    private static (string, System.Linq.Expressions.Expression<Func<ElementFound, bool>>) KindIs(string kind, string type) =>
        (type, found => !found.Element.IsMultiInstanceBody && found.Element.Kind == kind);

    private static (string, System.Linq.Expressions.Expression<Func<ElementFound, bool>>) Never(string type) => (type, _ => false);
}
