using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Execution.Choices;

/// <summary>An open subscription with the name and correlation key of the message in question.</summary>
/// <param name="Key">Keys grow within an instance; between instances the older instance has the smaller one.</param>
public sealed record WaitingSubscription(long Key, long InstanceKey, string ProcessId);

/// <summary>A message that waits for a receiver, with the name and correlation key of the subscription in question.</summary>
/// <param name="CorrelatedProcessIds">Processes of which an instance got it already.</param>
public sealed record BufferedMessage(long Key, DateTimeOffset ExpiresAt, ImmutableHashSet<string> CorrelatedProcessIds);

/// <summary>
/// Who gets which message (R5, R13). A message goes to at most one instance of each process, to the one that has waited longest; a
/// subscription gets the oldest message that is still valid and that no instance of its process got before.
/// </summary>
public static class MessageCorrelation
{
    /// <param name="waiting">In any order.</param>
    /// <param name="served">Processes that had the message before.</param>
    /// <returns>One per process, in the order of the processes' ids.</returns>
    public static ImmutableArray<WaitingSubscription> Receivers(IEnumerable<WaitingSubscription> waiting, IReadOnlySet<string> served) =>
    [
        .. waiting
            .Where(s => !served.Contains(s.ProcessId))
            .GroupBy(s => s.ProcessId, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.MinBy(s => s.Key)!), // a group is never empty
    ];

    /// <param name="buffered">In any order.</param>
    /// <returns>Null when nothing has come yet.</returns>
    public static BufferedMessage? Pick(IEnumerable<BufferedMessage> buffered, string processId, DateTimeOffset now) =>
        buffered.Where(m => m.ExpiresAt > now && !m.CorrelatedProcessIds.Contains(processId)).MinBy(m => m.Key);
}
