using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>One message within one unit of work: who gets it, and what becomes of it then.</summary>
internal sealed class MessageDelivery(
    WorkUnit unit, MessageToPublish message, ImmutableDictionary<string, VariableValue> variables, MessageFailures failures, string today)
{
    public PublishAnswer Publish()
    {
        if (Known() is { } known)
            return new PublishAnswer.Published(known.Key, IsDuplicate: true);

        var key = unit.NextKey();
        var isBuffered = message.TimeToLive > TimeSpan.Zero;
        if (isBuffered)
            Buffer(key);

        var served = new HashSet<string>(StringComparer.Ordinal);
        foreach (var subscription in Waiting())
        {
            if (served.Contains(subscription.ProcessId) || Give(subscription, key) is not { } receiver)
                continue;

            served.Add(subscription.ProcessId);
            if (isBuffered)
                MessageBuffer.MarkCorrelated(unit, key, receiver);
        }

        foreach (var (definition, start) in Starting().Where(start => !served.Contains(start.Definition.Id)))
        {
            if (Start(definition, start) is { } started && isBuffered)
                MessageBuffer.MarkCorrelated(unit, key, started);
        }

        return new PublishAnswer.Published(key, IsDuplicate: false);
    }

    public CorrelateAnswer Correlate()
    {
        var key = unit.NextKey();
        foreach (var subscription in Waiting())
        {
            if (Give(subscription, key) is { } receiver)
                return new CorrelateAnswer.Correlated(key, receiver.Key);
        }

        foreach (var (definition, start) in Starting())
        {
            if (Start(definition, start) is { } started)
                return new CorrelateAnswer.Correlated(key, started.Key);
        }

        return new CorrelateAnswer.Refused(
            RefusalCode.NobodyWaits, $"Nobody waits for the message '{message.Name}' with this correlation key.");
    }

    private MessageRow? Known() => message.MessageId is null
        ? null
        : unit.Db.Messages.FirstOrDefault(other => other.Name == message.Name
            && other.CorrelationKey == message.CorrelationKey
            && other.MessageId == message.MessageId
            && other.ExpiresAt > unit.Now);

    private void Buffer(long key)
    {
        var row = new MessageRow
        {
            Key = key,
            Name = message.Name,
            CorrelationKey = message.CorrelationKey,
            MessageId = message.MessageId,
            Variables = ScopeVariables.ToJson(variables).GetRawText(),
            PublishedAt = unit.Now,
            ExpiresAt = unit.Now + message.TimeToLive,
        };
        unit.Db.Add(row);
        unit.NoteDue(row.ExpiresAt);
    }

    private List<SubscriptionRow> Waiting() =>
        [
            .. unit.Db.Subscriptions
                .Where(row => row.MessageName == message.Name && row.CorrelationKey == message.CorrelationKey)
                .OrderBy(row => row.Key)
                .ToList()
                .Where(row => !failures.Instances.Contains(row.InstanceKey)),
        ];

    private LoadedInstance? Give(SubscriptionRow subscription, long messageKey)
    {
        if (unit.Load(subscription.InstanceKey) is not { Row.IsQuarantined: false } receiver)
            return null;

        var command = new Command.CorrelateMessage(unit.Now, subscription.Key, Keys.Text(messageKey), variables);
        return unit.Apply(receiver, command) is StepOutcome.Accepted ? receiver : null;
    }

    private IEnumerable<(DefinitionRow Definition, StartSubscriptionRow Start)> Starting() => failures.Starts
        ? []
        : unit.Db.StartSubscriptions
            .Where(row => row.MessageName == message.Name)
            .ToList()
            .Select(row => (Definition: unit.Definitions.FindValid(DefinitionKind.Process, row.ProcessId, today), Start: row))
            .Where(found => found.Definition is not null && found.Definition.Key == found.Start.DefinitionKey)
            .Select(found => (found.Definition!, found.Start))
            .OrderBy(found => found.Item1.Id, StringComparer.Ordinal);

    private LoadedInstance? Start(DefinitionRow definition, StartSubscriptionRow subscription)
    {
        var businessKey = message.CorrelationKey.Length == 0 ? null : message.CorrelationKey;
        var elementId = new ElementId(subscription.ElementId);
        var command = new Command.StartInstance(
            unit.Now, message.Caller?.Actor, new CaseHeader(businessKey, today), variables, elementId);
        var answer = CaseStart.Start(unit, definition, command, unit.Definitions.ProcessOf(definition).Find(elementId));
        return answer is StartAnswer.Started { IsNew: true } started ? unit.Load(started.InstanceKey) : null;
    }
}

/// <summary>Whom a delivery leaves out because their step threw: the message stays for them in the buffer.</summary>
internal sealed class MessageFailures
{
    public HashSet<long> Instances { get; } = [];

    public bool Starts { get; set; }
}
