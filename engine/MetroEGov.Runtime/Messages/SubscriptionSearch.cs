using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Searching;

/// <summary>An open message subscription beside its instance.</summary>
internal sealed class SubscriptionFound
{
    public required SubscriptionRow Subscription { get; init; }

    public required InstanceRow Instance { get; init; }

    /// <summary>When what waits began.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>How open message subscriptions are searched.</summary>
internal static class SubscriptionSearch
{
    public static SearchTable<SubscriptionFound> Table { get; } = new SearchTable<SubscriptionFound>(found => found.Subscription.Key)
        .Keys("messageSubscriptionKey", found => found.Subscription.Key)
        .Text("processDefinitionId", found => found.Subscription.ProcessId)
        .Keys("processDefinitionKey", found => found.Instance.DefinitionKey)
        .Keys("processInstanceKey", found => found.Subscription.InstanceKey)
        .Text("elementId", found => found.Subscription.TargetElementId)
        .Keys("elementInstanceKey", found => found.Subscription.ElementKey)
        .Text("messageName", found => found.Subscription.MessageName)
        .Text("correlationKey", found => found.Subscription.CorrelationKey)
        .Time("lastUpdatedDate", found => found.Since)
        .Choice(
            "messageSubscriptionState",
            ("CREATED", _ => true),
            ("CORRELATED", _ => false),
            ("DELETED", _ => false),
            ("MIGRATED", _ => false))
        .Constant("tenantId", DialectNames.Tenant);

    public static IQueryable<SubscriptionFound> Rows(RuntimeDb db, ReadScope scope) =>
        from subscription in db.Subscriptions
        join instance in Readable.Instances(db, scope) on subscription.InstanceKey equals instance.Key
        select new SubscriptionFound
        {
            Subscription = subscription,
            Instance = instance,
            Since = db.Elements.Where(element => element.Key == subscription.ElementKey)
                .Select(element => (DateTimeOffset?)element.StartedAt)
                .FirstOrDefault() ?? instance.StartedAt,
        };
}
