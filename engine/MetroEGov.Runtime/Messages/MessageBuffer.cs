using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// Brings messages and those who wait for them together. Picking, the receiver's step and the mark "correlated" are one transaction (R5).
/// </summary>
internal static class MessageBuffer
{
    /// <summary>
    /// Looks whether a message that came before is what a subscription waits for. Called until an instance opens no more subscriptions.
    /// </summary>
    /// <param name="unit">The unit that opened the subscriptions.</param>
    /// <param name="instance">The instance that waits.</param>
    /// <param name="asked">Subscriptions that were looked at already within the unit.</param>
    public static void Offer(WorkUnit unit, LoadedInstance instance, HashSet<long> asked)
    {
        while (instance.State.Subscriptions.Values.FirstOrDefault(waiting => !asked.Contains(waiting.Key)) is { } subscription)
        {
            if (Pick(unit, instance, subscription) is not { } message)
            {
                asked.Add(subscription.Key);
                continue;
            }

            var outcome = unit.Apply(instance, new Command.CorrelateMessage(
                unit.Now, subscription.Key, Keys.Text(message.Key), VariablesOf(message)));
            if (outcome is StepOutcome.Accepted)
                MarkCorrelated(unit, message.Key, instance);
            else
                asked.Add(subscription.Key);
        }
    }

    public static void MarkCorrelated(WorkUnit unit, long messageKey, LoadedInstance instance) =>
        unit.Db.Add(new MessageCorrelationRow
        {
            MessageKey = messageKey,
            ProcessId = instance.Row.ProcessId,
            InstanceKey = instance.Key,
        });

    private static MessageRow? Pick(WorkUnit unit, LoadedInstance instance, SubscriptionState subscription)
    {
        var processId = instance.Row.ProcessId;
        var given = unit.Db.MessageCorrelations.Local
            .Where(done => done.ProcessId == processId)
            .Select(done => done.MessageKey)
            .ToHashSet();
        return unit.Db.Messages
            .Where(message => message.Name == subscription.MessageName
                && message.CorrelationKey == subscription.CorrelationKey
                && message.ExpiresAt > unit.Now
                && !unit.Db.MessageCorrelations.Any(done => done.MessageKey == message.Key && done.ProcessId == processId))
            .OrderBy(message => message.Key)
            .AsEnumerable()
            .FirstOrDefault(message => !given.Contains(message.Key));
    }

    private static ImmutableDictionary<string, VariableValue> VariablesOf(MessageRow message)
    {
        using var document = JsonDocument.Parse(message.Variables);
        return ScopeVariables.TryRead(document.RootElement, out var variables, out var refusal)
            ? variables
            : throw new JsonException($"Message {message.Key} in the buffer: {refusal}");
    }
}
