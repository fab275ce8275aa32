using System.Security.Cryptography;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Snapshots;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// What is loaded, stepped and saved in ONE transaction. Lives within one turn of the writer lane: nobody else writes meanwhile. Not
/// thread-safe.
/// </summary>
internal sealed class WorkUnit(
    RuntimeDb db,
    DefinitionCatalog definitions,
    LocalActivities localActivities,
    StepProjection projection,
    ClusterVariablesOn clusterVariables,
    RuntimeOptions options,
    DateTimeOffset now)
{
    private readonly Dictionary<long, LoadedInstance> _loaded = [];
    private DateTimeOffset? _due;

    public RuntimeDb Db { get; } = db;

    public DefinitionCatalog Definitions { get; } = definitions;

    /// <summary>The clock when the turn began.</summary>
    public DateTimeOffset Now { get; } = now;

    public IEnumerable<LoadedInstance> Touched => _loaded.Values.Where(instance => instance.Steps.Count > 0);

    /// <summary>Gives the next number; it is used up only when the unit commits.</summary>
    public long NextNumber()
    {
        var row = Db.Numbers.Find(1) ?? throw new InvalidOperationException("The table numbers has no row.");
        return row.Next++;
    }

    /// <summary>A key for what is no instance: definitions, deployments, messages, incidents of the shell.</summary>
    public long NextKey() => checked(NextNumber() << 24);

    /// <returns>Null when there is no such instance.</returns>
    public LoadedInstance? Load(long instanceKey)
    {
        if (_loaded.TryGetValue(instanceKey, out var known))
            return known;

        if (Db.Instances.Find(instanceKey) is not { } row)
            return null;

        var definition = Definitions.Find(row.DefinitionKey)
            ?? throw new InvalidOperationException($"Instance {instanceKey} names definition {row.DefinitionKey}, which is not stored.");
        var instance = Read(row, definition);
        _loaded.Add(instanceKey, instance);
        return instance;
    }

    /// <summary>An instance that does not exist yet; its first command has to follow.</summary>
    public LoadedInstance Create(DefinitionRow definition, long? parentElementKey)
    {
        var state = InstanceState.New(NextNumber());
        var row = new InstanceRow
        {
            Key = state.Key,
            ProcessId = definition.Id,
            DefinitionKey = definition.Key,
            Version = definition.Version,
            StartedAt = Now,
            ParentElementKey = parentElementKey,
        };
        var instance = new LoadedInstance(row, state, definition, Definitions.ProcessOf(definition), isNew: true);
        _loaded.Add(state.Key, instance);
        return instance;
    }

    /// <summary>
    /// Applies a command and, in between, the local activities that it asks for (R3). A rejection changes nothing.
    /// </summary>
    /// <exception cref="StepFailedException">The step threw; the unit must not be saved.</exception>
    public StepOutcome Apply(LoadedInstance instance, Command command)
    {
        var outcome = Step(instance, command);
        if (outcome is not StepOutcome.Accepted accepted)
            return outcome;

        var pending = new Queue<Command>(localActivities.Run(instance, accepted.History, Now));
        while (pending.TryDequeue(out var answer))
        {
            var answered = Step(instance, answer);
            if (answered is StepOutcome.Rejected rejected && LocalActivities.Refused(answer, rejected, Now) is { } failure)
                answered = Step(instance, failure);
            if (answered is not StepOutcome.Accepted next)
                continue;

            foreach (var further in localActivities.Run(instance, next.History, Now))
                pending.Enqueue(further);
        }

        return accepted with { State = instance.State };
    }

    /// <summary>The unit writes a time into the due index.</summary>
    public void NoteDue(DateTimeOffset at) => _due = WaitRows.Earlier(_due, at);

    /// <summary>Writes everything and commits.</summary>
    public Committed Save()
    {
        var jobs = new List<LeasedJob>();
        foreach (var instance in Touched)
            MessageBuffer.Offer(this, instance, [.. instance.Stored.Subscriptions.Keys]);
        foreach (var instance in Touched)
            projection.Write(this, instance, jobs, ref _due);

        var hasOutbox = Db.ChangeTracker.Entries<OutboxRow>().Any(entry => entry.State == EntityState.Added);
        var readyTypes = ReadyTypes();
        Db.SaveChanges();
        return new Committed(
            jobs,
            readyTypes,
            _due,
            hasOutbox,
            [.. Touched.Select(instance => new CaseChange(instance.Key, instance.State.RootKey, instance.Row.Revision))]);
    }

    /// <summary>Types of jobs that outside workers can have from this commit on.</summary>
    private IReadOnlyList<string> ReadyTypes() =>
    [
        .. Db.ChangeTracker.Entries<JobRow>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified
                && entry.Entity is { IsInternal: false, LeasedBy: null, Retries: > 0 })
            .Select(entry => entry.Entity.Type)
            .Distinct(StringComparer.Ordinal),
    ];

    private LoadedInstance Read(InstanceRow row, DefinitionRow definition)
    {
        try
        {
            return new LoadedInstance(row, StateCodec.Read(row), definition, Definitions.ProcessOf(definition), isNew: false);
        }
        catch (Exception damage) when (damage is JsonException or SnapshotVersionException or InvalidDataException)
        {
            // A row or definition that cannot be read concerns one case: it is counted and quarantined like a step that throws.
            throw new StepFailedException(row.Key, isNewInstance: false, "Load", damage);
        }
    }

    private StepOutcome Step(LoadedInstance instance, Command command)
    {
        var decisions = new RecordingDecisions(Definitions);
        var seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        // Until it is started an instance has no header.
        var header = command is Command.StartInstance start ? start.Header : instance.State.Header;
        var context = new StepContext(decisions, clusterVariables(header.ApplicationDate), options.TimeZoneId, seed);
        var at = Now > instance.State.At ? Now : instance.State.At;
        StepOutcome outcome;
        try
        {
            outcome = ProcessStep.Apply(instance.Model, context, instance.State, command with { At = at });
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // The one place where every exception is met: whatever a step throws is a defect that must not take other cases with it.
            throw new StepFailedException(instance.Key, instance.IsNew, command.GetType().Name, defect);
        }

        if (outcome is StepOutcome.Accepted accepted)
        {
            instance.State = accepted.State;
            instance.Steps.Add(new StepRecord(
                instance.Row.Revision + instance.Steps.Count + 1,
                command with { At = at },
                accepted.State.LastActor,
                seed,
                decisions.Describe(instance.Definition.Id, instance.Definition.Version),
                accepted.History,
                accepted.Effects));
        }

        return outcome;
    }
}

/// <summary>What has to happen once a unit is committed.</summary>
/// <param name="ReadyTypes">Types of jobs that workers outside can have now.</param>
/// <param name="NextDue">The earliest time that the unit wrote into the due index.</param>
internal sealed record Committed(
    IReadOnlyList<LeasedJob> Jobs,
    IReadOnlyList<string> ReadyTypes,
    DateTimeOffset? NextDue,
    bool HasOutbox,
    IReadOnlyList<CaseChange> Changes);
