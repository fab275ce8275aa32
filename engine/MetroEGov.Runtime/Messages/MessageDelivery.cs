using System.Collections.Immutable;
using MetroEGov.Bpmn.Correlation;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>One message within one unit of work: who gets it, and what becomes of it then.</summary>
internal sealed class MessageDelivery(
    WorkUnit unit,
    MessageToPublish message,
    ImmutableDictionary<string, VariableValue> variables,
    MessageFailures failures,
    string today,
    ClusterVariablesOn clusterVariables)
{
    /// <summary>A caller moves cases of the own authority only, and learns of no others.</summary>
    private string? Authority => message.Caller?.AuthorityKey;

    public PublishAnswer Publish()
    {
        if (Known() is { } known)
            return new PublishAnswer.Published(known.Key, IsDuplicate: true);

        var published = Published();
        if (message.TimeToLive > TimeSpan.Zero)
            Buffer(published);

        foreach (var (definition, start) in Starting())
        {
            if (Start(definition, start) is { } started)
                published = Reach(published, started);
        }

        foreach (var receiver in MessageCorrelation.Receivers(published, Waiting()))
        {
            if (Give(published, receiver) is { } reached)
                published = Reach(published, reached);
        }

        return new PublishAnswer.Published(published.Key, IsDuplicate: false);
    }

    public CorrelateAnswer Correlate()
    {
        var published = Published();
        if (MessageCorrelation.OneReceiver(published, Waiting()) is { } receiver && Give(published, receiver) is { } reached)
            return new CorrelateAnswer.Correlated(published.Key, reached.Key);

        foreach (var (definition, start) in Starting())
        {
            if (Start(definition, start) is { } started)
                return new CorrelateAnswer.Correlated(published.Key, started.Key);
        }

        return new CorrelateAnswer.Refused(
            RefusalCode.NobodyWaits, $"Nobody waits for the message '{message.Name}' with this correlation key.");
    }

    private BufferedMessage Published() => new(
        unit.NextKey(),
        message.Name,
        message.CorrelationKey,
        message.MessageId,
        variables,
        unit.Now + message.TimeToLive,
        ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    private MessageRow? Known() => message.MessageId is null
        ? null
        : unit.Db.Messages.FirstOrDefault(other => other.Name == message.Name
            && other.CorrelationKey == message.CorrelationKey
            && other.MessageId == message.MessageId
            && other.AuthorityKey == Authority
            && other.ExpiresAt > unit.Now);

    private void Buffer(BufferedMessage published)
    {
        unit.Db.Add(new MessageRow
        {
            Key = published.Key,
            Name = published.Name,
            CorrelationKey = published.CorrelationKey,
            MessageId = published.MessageId,
            AuthorityKey = Authority,
            Variables = ScopeVariables.ToJson(variables).GetRawText(),
            PublishedAt = unit.Now,
            ExpiresAt = published.ExpiresAt,
        });
        unit.NoteDue(published.ExpiresAt);
    }

    /// <summary>A message that is not kept in the buffer needs no mark: nobody can get it later.</summary>
    private BufferedMessage Reach(BufferedMessage published, LoadedInstance receiver)
    {
        if (message.TimeToLive > TimeSpan.Zero)
            MessageBuffer.MarkCorrelated(unit, published.Key, receiver);
        return published with { ReachedProcesses = published.ReachedProcesses.Add(receiver.Row.ProcessId) };
    }

    /// <summary>Who waits and can be reached now; a quarantined case, or one whose step threw, finds the message in the buffer later.</summary>
    private List<WaitingSubscription> Waiting()
    {
        var waiting = new List<WaitingSubscription>();
        foreach (var row in unit.Db.Subscriptions
            .Where(row => row.MessageName == message.Name && row.CorrelationKey == message.CorrelationKey)
            .Select(row => new { row.Key, row.InstanceKey })
            .ToList())
        {
            if (!failures.Instances.Contains(row.InstanceKey)
                && unit.Load(row.InstanceKey) is { Row.IsQuarantined: false } instance
                && HeaderAuthorities.MayReach(instance.State.Header, Authority)
                && instance.State.Subscriptions.TryGetValue(row.Key, out var subscription))
            {
                waiting.Add(new WaitingSubscription(instance.Key, instance.Row.ProcessId, subscription));
            }
        }

        return waiting;
    }

    private LoadedInstance? Give(BufferedMessage published, WaitingSubscription waiting)
    {
        if (unit.Load(waiting.InstanceKey) is not { } receiver)
            return null;

        var command = new Command.CorrelateMessage(unit.Now, waiting.Subscription.Key, Keys.Text(published.Key), variables);
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
        // Whoever sends the application takes it in; a message without a sender, from a register's inbox, names nobody.
        var accepting = Authority is { } key ? AcceptingAuthority.Find(clusterVariables(today), key) ?? AcceptingAuthority.Of(key, key) : null;
        var command = new Command.StartInstance(
            unit.Now, message.Caller?.Actor, new CaseHeader(businessKey, today, accepting), variables, elementId);
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
