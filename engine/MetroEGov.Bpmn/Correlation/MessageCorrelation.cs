using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Correlation;

/// <summary>
/// Who gets a message (R5, R13): pure, so that the in-memory driver and every store decide alike. Of each process the instance that has
/// waited longest gets it, and no second one.
/// </summary>
public static class MessageCorrelation
{
    /// <returns>The receivers, in the order of their waiting.</returns>
    public static ImmutableArray<WaitingSubscription> Receivers(BufferedMessage message, IEnumerable<WaitingSubscription> waiting) =>
    [
        .. waiting
            .Where(w => message.Fits(w) && !message.ReachedProcesses.Contains(w.ProcessId))
            .OrderBy(w => w.Subscription.Key)
            .DistinctBy(w => w.ProcessId, StringComparer.Ordinal),
    ];

    /// <summary>For a message that is to reach exactly one who waits now.</summary>
    public static WaitingSubscription? OneReceiver(BufferedMessage message, IEnumerable<WaitingSubscription> waiting) =>
        waiting.Where(message.Fits).MinBy(w => w.Subscription.Key);

    /// <summary>The buffered message that a new subscription gets at once: the oldest that is alive and has not reached its process.</summary>
    public static BufferedMessage? Buffered(WaitingSubscription waiting, IEnumerable<BufferedMessage> buffer, DateTimeOffset at) =>
        buffer.Where(m => m.IsAlive(at) && m.Fits(waiting) && !m.ReachedProcesses.Contains(waiting.ProcessId)).MinBy(m => m.Key);
}
