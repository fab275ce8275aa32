using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>Messages from outside. Thread-safe.</summary>
/// <remarks>
/// Not as in the dialect: a message start event starts an instance for every message, also while one of the same correlation key is
/// active; where that must not be, the start event carries <c>metroegov:uniqueBusinessKey</c>. As in the dialect, a message that waits in
/// the buffer starts no process that is published, or comes into force, after it.
/// </remarks>
public sealed class Messages
{
    /// <summary>In characters, of a message's name, correlation key and id.</summary>
    public const int MaxNameLength = 256;

    /// <summary>A message is kept at most so long; a longer time to live counts as this.</summary>
    public static readonly TimeSpan MaxTimeToLive = TimeSpan.FromDays(366);

    private readonly CaseProcessor _processor;
    private readonly RuntimeStore _store;
    private readonly ClusterVariablesOn _clusterVariables;
    private readonly RuntimeOptions _options;
    private readonly TimeProvider _clock;

    internal Messages(
        CaseProcessor processor, RuntimeStore store, ClusterVariablesOn clusterVariables, RuntimeOptions options, TimeProvider clock)
    {
        _processor = processor;
        _store = store;
        _clusterVariables = clusterVariables;
        _options = options;
        _clock = clock;
    }

    /// <summary>
    /// Gives the message to everybody who waits for name and correlation key, once per process, and starts processes that begin with it.
    /// What nobody waits for stays in the buffer for its time to live.
    /// </summary>
    public async Task<PublishAnswer> PublishAsync(MessageToPublish message, CancellationToken cancellationToken = default)
    {
        if (Check(message, out var variables) is { } refusal)
            return new PublishAnswer.Refused(RefusalCode.InvalidVariable, refusal);

        var limited = message with { TimeToLive = message.TimeToLive < MaxTimeToLive ? message.TimeToLive : MaxTimeToLive };
        return await DeliverAsync(limited, variables, delivery => delivery.Publish(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the message to exactly one who waits now; nothing is buffered.</summary>
    public async Task<CorrelateAnswer> CorrelateAsync(MessageToPublish message, CancellationToken cancellationToken = default)
    {
        if (Check(message, out var variables) is { } refusal)
            return new CorrelateAnswer.Refused(RefusalCode.InvalidVariable, refusal);

        return await DeliverAsync(message, variables, delivery => delivery.Correlate(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>By what subscriptions are searched.</summary>
    public static SearchFields SearchFields => SubscriptionSearch.Table.Fields;

    /// <summary>Who waits for messages now, by any of <see cref="SearchFields"/>; oldest first unless sorted.</summary>
    public async Task<Found<SubscriptionSummary>> SearchAsync(SearchRequest request, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = SubscriptionSearch.Rows(db, scope);
        var found = await new SearchRun<SubscriptionFound>(db, SubscriptionSearch.Table).RunAsync(rows, request, cancellationToken).ConfigureAwait(false);
        var shown = await rows.Where(row => found.Items.Contains(row.Subscription.Key))
            .Select(row => new SubscriptionSummary(
                row.Subscription.Key,
                row.Subscription.ProcessId,
                row.Instance.DefinitionKey,
                row.Subscription.InstanceKey,
                row.Instance.RootKey,
                row.Subscription.TargetElementId,
                row.Subscription.ElementKey,
                row.Subscription.MessageName,
                row.Subscription.CorrelationKey,
                row.Since))
            .ToDictionaryAsync(row => row.Key, cancellationToken).ConfigureAwait(false);
        return found.With<SubscriptionSummary>([.. found.Items.Where(shown.ContainsKey).Select(key => shown[key])]);
    }

    private async Task<T> DeliverAsync<T>(
        MessageToPublish message,
        ImmutableDictionary<string, VariableValue> variables,
        Func<MessageDelivery, T> deliver,
        CancellationToken cancellationToken)
    {
        var failures = new MessageFailures();
        while (true)
        {
            try
            {
                return await _processor.RunAsync(
                    unit => deliver(new MessageDelivery(unit, message, variables, failures, Today(), _clusterVariables)),
                    cancellationToken).ConfigureAwait(false);
            }
            catch (StepFailedException failure) when (failure.IsNewInstance ? !failures.Starts : failures.Instances.Add(failure.InstanceKey))
            {
                // The publisher is not to suffer for one receiver's defect, which is logged and counted: the others get the message.
                failures.Starts |= failure.IsNewInstance;
            }
        }
    }

    private static string? Check(MessageToPublish message, out ImmutableDictionary<string, VariableValue> variables)
    {
        if (!ScopeVariables.TryRead(message.Variables, out variables, out var refusal))
            return refusal;
        if (message.Name.Length is 0 or > MaxNameLength)
            return $"A message needs a name of 1 to {MaxNameLength} characters.";

        return message.CorrelationKey.Length > MaxNameLength || message.MessageId is { Length: > MaxNameLength }
            ? $"Correlation key and message id have at most {MaxNameLength} characters."
            : null;
    }

    private string Today() => IsoDates.Text(IsoDates.Today(_clock, _options));
}
