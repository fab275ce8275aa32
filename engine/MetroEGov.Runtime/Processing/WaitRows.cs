using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Timers and message subscriptions: the difference between two states.</summary>
internal static class WaitRows
{
    public static void Write(RuntimeDb db, LoadedInstance instance, ref DateTimeOffset? due)
    {
        WriteTimers(db, instance, ref due);
        WriteSubscriptions(db, instance);
    }

    private static void WriteTimers(RuntimeDb db, LoadedInstance instance, ref DateTimeOffset? due)
    {
        foreach (var (key, timer) in instance.State.Timers)
        {
            var isKnown = instance.Stored.Timers.TryGetValue(key, out var before);
            if (isKnown && before?.DueAt == timer.DueAt)
                continue;

            due = Earlier(due, timer.DueAt);
            if (isKnown && db.Timers.Find(key) is { } row)
            {
                row.DueAt = timer.DueAt;
                continue;
            }

            db.Add(new TimerRow
            {
                Key = key,
                InstanceKey = instance.Key,
                ElementKey = timer.ElementInstanceKey,
                TargetElementId = timer.TargetElementId.Value,
                DueAt = timer.DueAt,
            });
        }

        foreach (var key in instance.Stored.Timers.Keys)
        {
            if (!instance.State.Timers.ContainsKey(key) && db.Timers.Find(key) is { } row)
                db.Remove(row);
        }
    }

    private static void WriteSubscriptions(RuntimeDb db, LoadedInstance instance)
    {
        foreach (var (key, subscription) in instance.State.Subscriptions)
        {
            if (instance.Stored.Subscriptions.ContainsKey(key))
                continue;

            db.Add(new SubscriptionRow
            {
                Key = key,
                InstanceKey = instance.Key,
                ElementKey = subscription.ElementInstanceKey,
                TargetElementId = subscription.TargetElementId.Value,
                ProcessId = instance.Row.ProcessId,
                MessageName = subscription.MessageName,
                CorrelationKey = subscription.CorrelationKey,
            });
        }

        foreach (var key in instance.Stored.Subscriptions.Keys)
        {
            if (!instance.State.Subscriptions.ContainsKey(key) && db.Subscriptions.Find(key) is { } row)
                db.Remove(row);
        }
    }

    internal static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset other) =>
        known is { } first && first <= other ? first : other;
}
