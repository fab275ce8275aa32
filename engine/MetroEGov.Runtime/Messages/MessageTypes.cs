using System.Text.Json;

namespace MetroEGov.Runtime;

/// <param name="CorrelationKey">Empty for messages that only start processes.</param>
/// <param name="TimeToLive">How long the message waits for somebody who is not waiting yet; zero for not at all.</param>
/// <param name="MessageId">While the message is buffered, a second one of the same name, correlation key and id is the same message.</param>
/// <param name="Caller">Given, the message reaches only cases that the caller's authority accepted or is competent for. Null: all.</param>
public sealed record MessageToPublish(
    string Name,
    string CorrelationKey,
    JsonElement? Variables = null,
    TimeSpan TimeToLive = default,
    string? MessageId = null,
    Caller? Caller = null);

public abstract record PublishAnswer
{
    private PublishAnswer()
    {
    }

    /// <param name="IsDuplicate">The message id was known; nothing was done a second time.</param>
    public sealed record Published(long MessageKey, bool IsDuplicate) : PublishAnswer;

    public sealed record Refused(string Code, string Text) : PublishAnswer;
}

public abstract record CorrelateAnswer
{
    private CorrelateAnswer()
    {
    }

    public sealed record Correlated(long MessageKey, long InstanceKey) : CorrelateAnswer;

    public sealed record Refused(string Code, string Text) : CorrelateAnswer;
}

/// <summary>Somebody waits for a message.</summary>
/// <param name="ElementId">The event that catches it.</param>
/// <param name="ElementInstanceKey">The waiting element instance, or the one that the event guards.</param>
/// <param name="Since">When that began.</param>
public sealed record SubscriptionSummary(
    long Key,
    string ProcessId,
    long DefinitionKey,
    long InstanceKey,
    long RootKey,
    string ElementId,
    long ElementInstanceKey,
    string MessageName,
    string CorrelationKey,
    DateTimeOffset Since);
