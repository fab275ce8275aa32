using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Correlation;

/// <summary>A published message that may still reach somebody. Immutable; safe to share.</summary>
/// <param name="MessageId">Makes a second publication of the same name, correlation key and id no second message while this one is buffered.</param>
/// <param name="ExpiresAt">From then on it reaches nobody who was not waiting before.</param>
/// <param name="ReachedProcesses">Ids of the processes that have it already: a message reaches one instance of each process.</param>
public sealed record BufferedMessage(
    long Key,
    string Name,
    string CorrelationKey,
    string? MessageId,
    ImmutableDictionary<string, VariableValue> Variables,
    DateTimeOffset ExpiresAt,
    ImmutableHashSet<string> ReachedProcesses)
{
    public bool IsAlive(DateTimeOffset at) => at < ExpiresAt;

    public bool Fits(WaitingSubscription waiting) =>
        waiting.Subscription.MessageName == Name && waiting.Subscription.CorrelationKey == CorrelationKey;
}
