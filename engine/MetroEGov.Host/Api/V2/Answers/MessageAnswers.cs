using System.Text.Json;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <param name="TimeToLive">How long it waits for a receiver, in milliseconds; 0 or nothing not at all.</param>
/// <param name="MessageId">The same message again, by name, correlation key and this id, is refused while the first one lives.</param>
public sealed record PublishMessageBody(
    string Name, string? CorrelationKey, long? TimeToLive, string? MessageId, JsonElement? Variables, string? TenantId);

public sealed record CorrelateMessageBody(string Name, string? CorrelationKey, JsonElement? Variables, string? TenantId);

public sealed record PublishedMessageAnswer(string TenantId, string MessageKey);

public sealed record CorrelatedMessageAnswer(string TenantId, string MessageKey, string ProcessInstanceKey);

/// <summary>Somebody waits for a message.</summary>
/// <param name="MessageSubscriptionState">Always CREATED: a subscription that got its message is gone.</param>
/// <param name="LastUpdatedDate">When the wait began.</param>
public sealed record MessageSubscriptionAnswer(
    string MessageSubscriptionKey,
    string ProcessDefinitionId,
    string ProcessDefinitionKey,
    string ProcessInstanceKey,
    string RootProcessInstanceKey,
    string ElementId,
    string ElementInstanceKey,
    string MessageSubscriptionState,
    DateTimeOffset LastUpdatedDate,
    string MessageName,
    string CorrelationKey,
    string TenantId)
{
    public static MessageSubscriptionAnswer Of(SubscriptionSummary subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return new MessageSubscriptionAnswer(
            ApiJson.Key(subscription.Key),
            subscription.ProcessId,
            ApiJson.Key(subscription.DefinitionKey),
            ApiJson.Key(subscription.InstanceKey),
            ApiJson.Key(subscription.RootKey),
            subscription.ElementId,
            ApiJson.Key(subscription.ElementInstanceKey),
            "CREATED",
            subscription.Since,
            subscription.MessageName,
            subscription.CorrelationKey,
            ApiJson.TenantId);
    }
}
