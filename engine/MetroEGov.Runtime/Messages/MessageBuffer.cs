using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Correlation;
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
                unit.Now, subscription.Key, Keys.Text(message.Key), message.Variables));
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

    private static BufferedMessage? Pick(WorkUnit unit, LoadedInstance instance, SubscriptionState subscription) =>
        MessageCorrelation.Buffered(
            new WaitingSubscription(instance.Key, instance.Row.ProcessId, subscription), Buffered(unit, instance, subscription), unit.Now);

    private static IEnumerable<BufferedMessage> Buffered(WorkUnit unit, LoadedInstance instance, SubscriptionState subscription)
    {
        var rows = unit.Db.Messages
            .Where(row => row.Name == subscription.MessageName
                && row.CorrelationKey == subscription.CorrelationKey
                && row.ExpiresAt > unit.Now)
            .ToList();
        foreach (var row in rows.Where(row => HeaderAuthorities.MayReach(instance.State.Header, row.AuthorityKey)))
        {
            // What was marked within this unit is not in the database yet.
            var stored = unit.Db.MessageCorrelations.Where(done => done.MessageKey == row.Key).ToList();
            var reached = unit.Db.MessageCorrelations.Local.Where(done => done.MessageKey == row.Key)
                .Concat(stored)
                .Select(done => done.ProcessId);
            yield return new BufferedMessage(
                row.Key, row.Name, row.CorrelationKey, row.MessageId, VariablesOf(row), row.ExpiresAt, [.. reached]);
        }
    }

    private static ImmutableDictionary<string, VariableValue> VariablesOf(MessageRow message)
    {
        using var document = JsonDocument.Parse(message.Variables);
        return ScopeVariables.TryRead(document.RootElement, out var variables, out var refusal)
            ? variables
            : throw new JsonException($"Message {message.Key} in the buffer: {refusal}");
    }
}
