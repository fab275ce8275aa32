using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Timers;
using Microsoft.Extensions.Logging;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// The one way to change anything: a unit of work in a turn of the writer lane, committed, followed by what it set off in other
/// instances. Thread-safe.
/// </summary>
internal sealed class CaseProcessor(
    WriterLane lane,
    RuntimeStore store,
    DefinitionCatalog definitions,
    LocalActivities localActivities,
    StepProjection projection,
    ClusterVariablesOn clusterVariables,
    RuntimeOptions options,
    TimeProvider clock,
    JobQueue jobs,
    DueIndex due,
    CaseChanges changes,
    JobArrivals arrivals,
    ILogger<CaseProcessor> log)
{
    /// <summary>Effects that one turn does before it lets others have theirs.</summary>
    private const int EffectsPerTurn = 500;

    /// <summary>Called before each commit; a host that a test has killed commits no more.</summary>
    internal Action? BeforeCommit { get; set; }

    /// <summary>Called after each commit and before anything that follows from it; tests kill the host here.</summary>
    internal Action? AfterCommit { get; set; }

    /// <summary>Runs, commits, and does the effects on other instances before it answers.</summary>
    /// <exception cref="OverloadedException">Too much waits; nothing was done.</exception>
    /// <exception cref="StepFailedException">A defect; nothing was changed.</exception>
    public Task<T> RunAsync<T>(Func<WorkUnit, T> work, CancellationToken cancellationToken) =>
        lane.RunAsync(() => RunInTurn(work), cancellationToken);

    /// <param name="work">What is to be done.</param>
    /// <param name="afterCommit">Done in the same turn, before anything that follows from the commit.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<T> RunAsync<T>(Func<WorkUnit, T> work, Action afterCommit, CancellationToken cancellationToken) => lane.RunAsync(
        () =>
        {
            var result = RunInTurn(work);
            afterCommit();
            return result;
        },
        cancellationToken);

    /// <summary>The same for the engine's own work, which is never refused.</summary>
    public Task<T> RunOwnAsync<T>(Func<WorkUnit, T> work, CancellationToken cancellationToken) =>
        lane.RunUnboundedAsync(() => RunInTurn(work), cancellationToken);

    /// <summary>Does the effects that wait: at start, and when the due index says so.</summary>
    public Task<int> RunEffectsAsync(CancellationToken cancellationToken) =>
        lane.RunUnboundedAsync(RunEffects, cancellationToken);

    /// <summary>Sends one command to an instance.</summary>
    public Task<CommandAnswer> SendAsync(long instanceKey, Command command, Idempotency? idempotency, CancellationToken cancellationToken) =>
        RunAsync(unit => CommandLog.Once(unit, idempotency, () => Send(unit, instanceKey, command)), cancellationToken);

    public static CommandAnswer Send(WorkUnit unit, long instanceKey, Command command)
    {
        if (unit.Load(instanceKey) is not { } instance)
            return Refusals.NotFound("instance", instanceKey);

        return instance.Row.IsQuarantined
            ? Refusals.Quarantined(instanceKey)
            : Refusals.AnswerTo(unit.Apply(instance, command));
    }

    private T RunInTurn<T>(Func<WorkUnit, T> work)
    {
        var result = Commit(work);
        if (result.HasOutbox)
            RunEffects();
        return result.Value;
    }

    private (T Value, bool HasOutbox) Commit<T>(Func<WorkUnit, T> work)
    {
        try
        {
            using var db = store.Open();
            var unit = NewUnit(db);
            var value = work(unit);
            BeforeCommit?.Invoke();
            var committed = unit.Save();
            AfterCommit?.Invoke();
            Follow(committed);
            return (value, committed.HasOutbox);
        }
        catch (StepFailedException failure)
        {
            NoteFailure(failure);
            throw;
        }
    }

    private void Follow(Committed committed)
    {
        foreach (var job in committed.Jobs)
            jobs.Enqueue(job);
        if (committed.NextDue is { } next)
            due.Wake(next);
        arrivals.Give(committed.ReadyTypes);
        changes.Publish(committed.Changes);
    }

    private void NoteFailure(StepFailedException failure)
    {
        log.LogError(
            "Step {Command} of instance {InstanceKey} threw: {Trace}", failure.Command, failure.InstanceKey, ExceptionTrace.Of(failure));
        using var db = store.Open();
        var unit = NewUnit(db);
        if (Quarantine.NoteFailure(unit, failure))
            log.LogError("Instance {InstanceKey} is quarantined", failure.InstanceKey);
        unit.Save();
    }

    private int RunEffects()
    {
        var done = 0;
        while (done < EffectsPerTurn)
        {
            var batch = NextEffects();
            if (batch.Count == 0)
                return done;

            foreach (var effect in batch)
            {
                RunEffect(effect);
                done++;
            }
        }

        due.Wake(clock.GetUtcNow());
        return done;
    }

    /// <summary>
    /// The oldest effect that is due between any two parties: effects between the same two keep their order.
    /// </summary>
    private List<OutboxRow> NextEffects()
    {
        var now = clock.GetUtcNow();
        using var db = store.OpenForReading();
        var ready = db.Outbox
            .Where(effect => effect.DueAt <= now
                && !db.Outbox.Any(earlier => earlier.InstanceKey == effect.InstanceKey
                    && earlier.PartyKey == effect.PartyKey
                    && (earlier.Revision < effect.Revision
                        || (earlier.Revision == effect.Revision && earlier.Ordinal < effect.Ordinal))))
            .OrderBy(effect => effect.InstanceKey)
            .Take(EffectsPerTurn)
            .ToList();
        return ready;
    }

    private void RunEffect(OutboxRow effect)
    {
        try
        {
            Commit(unit =>
            {
                var result = effect.Kind == nameof(Effect.StartChild) && effect.Attempts >= Quarantine.FailuresAllowed
                    ? EffectRunner.GiveUpStart(unit, effect)
                    : EffectRunner.Run(unit, effect);
                if (unit.Db.Outbox.Find(effect.InstanceKey, effect.Revision, effect.Ordinal) is { } row)
                {
                    if (result == EffectResult.Done)
                        unit.Db.Remove(row);
                    else
                        row.DueAt = Quarantine.Parked;
                }

                return result;
            });
        }
        catch (StepFailedException)
        {
            // Logged and counted already; the effect is tried again until the receiver is quarantined.
            Postpone(effect);
        }
    }

    private void Postpone(OutboxRow effect)
    {
        using var db = store.Open();
        if (db.Outbox.Find(effect.InstanceKey, effect.Revision, effect.Ordinal) is not { } row)
            return;

        row.Attempts++;
        row.DueAt = clock.GetUtcNow() + RetryBackoff.After(NoHeaders, row.Attempts, null);
        db.SaveChanges();
        due.Wake(row.DueAt);
    }

    private static Dictionary<string, string> NoHeaders { get; } = [];

    private WorkUnit NewUnit(RuntimeDb db) =>
        new(db, definitions, localActivities, projection, clusterVariables, options, clock.GetUtcNow());
}
