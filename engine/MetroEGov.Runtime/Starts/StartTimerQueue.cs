using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace MetroEGov.Runtime.Starts;

/// <summary>
/// Timer start events: each version keeps a row with its next firing, and begins the case if it was in force at that moment. The case and
/// the row's next firing are one transaction, so that a crash neither loses nor repeats a start.
/// </summary>
internal sealed class StartTimerQueue(
    CaseProcessor processor,
    RuntimeStore store,
    DefinitionCatalog definitions,
    ClusterVariablesOn clusterVariables,
    RuntimeOptions options,
    TimeProvider clock,
    ILogger<StartTimerQueue> log)
{
    private const int BatchSize = 200;

    private DateTimeZone Zone => DateTimeZoneProviders.Tzdb[options.TimeZoneId];

    /// <summary>Writes the first firings of a version that is being deployed.</summary>
    public void Open(WorkUnit unit, DefinitionRow definition, ProcessModel process)
    {
        foreach (var start in process.StartEvents)
        {
            if (start.Event is not EventTrigger.Timer timer
                || StartTimers.First(timer, StartTimers.TakesEffect(definition.DeployedAt, definition.ValidFrom, Zone), Zone) is not { } first)
            {
                continue;
            }

            var row = new StartTimerRow { DefinitionKey = definition.Key, ElementId = start.Id.Value };
            Write(unit, row, first);
            unit.Db.Add(row);
        }
    }

    /// <summary>Begins the cases whose time has come.</summary>
    /// <returns>False when one of them could not be begun; it is tried again.</returns>
    public async Task<bool> FireDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            List<StartTimerRow> due;
            using (var db = store.OpenForReading())
                due = [.. db.StartTimers.Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(BatchSize)];

            var allBegan = true;
            foreach (var row in due)
                allBegan &= await FireAsync(row.DefinitionKey, row.ElementId, cancellationToken).ConfigureAwait(false);
            if (!allBegan || due.Count == 0)
                return allBegan;
        }
    }

    private async Task<bool> FireAsync(long definitionKey, string elementId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await processor.RunOwnAsync(unit => Fire(unit, definitionKey, elementId), cancellationToken).ConfigureAwait(false);
            if (answer is StartAnswer.Refused refused)
                log.LogError("Timer start {ElementId} of definition {DefinitionKey} began no case: {Code}: {Text}", elementId, definitionKey, refused.Code, refused.Text);
            return true;
        }
        catch (StepFailedException)
        {
            // Logged by the processor with its trace.
            return await processor.RunOwnAsync(unit => NoteFailure(unit, definitionKey, elementId), cancellationToken).ConfigureAwait(false);
        }
    }

    private StartAnswer? Fire(WorkUnit unit, long definitionKey, string elementId)
    {
        if (unit.Db.StartTimers.Find(definitionKey, elementId) is not { } row || row.DueAt > unit.Now)
            return null;

        var definition = DefinitionOf(row);
        var dueAt = row.DueAt;
        if (definitions.FindInForceAt(definition.Kind, definition.Id, dueAt, Zone)?.Key != definition.Key)
        {
            // A higher version stays in force from its first day on, so this one never comes back.
            unit.Db.Remove(row);
            return null;
        }

        Advance(unit, row);
        return Begin(unit, definition, new ElementId(elementId), dueAt);
    }

    private StartAnswer Begin(WorkUnit unit, DefinitionRow definition, ElementId elementId, DateTimeOffset dueAt)
    {
        var start = definitions.ProcessOf(definition).Find(elementId);
        var date = IsoDates.Text(IsoDates.In(dueAt, options));
        var key = start?.Properties.GetValueOrDefault(StartTimers.AuthorityProperty) ?? "";
        // The authority was known when the version was deployed; one that has gone since keeps its key.
        var accepting = AcceptingAuthority.Find(clusterVariables(date), key) ?? AcceptingAuthority.Of(key, key);
        var command = new Command.StartInstance(
            unit.Now, null, new CaseHeader(null, date, accepting), ImmutableDictionary<string, VariableValue>.Empty, elementId);
        return CaseStart.Start(unit, definition, command, start);
    }

    /// <summary>As with effects, a start that throws again and again is given up: the next firing has its turn.</summary>
    private bool NoteFailure(WorkUnit unit, long definitionKey, string elementId)
    {
        if (unit.Db.StartTimers.Find(definitionKey, elementId) is not { } row)
            return true;

        row.Attempts++;
        if (row.Attempts < Quarantine.FailuresAllowed)
            return false;

        log.LogError("Timer start {ElementId} of definition {DefinitionKey} is given up for {DueAt}: it threw {Attempts} times", elementId, definitionKey, row.DueAt, row.Attempts);
        Advance(unit, row);
        return true;
    }

    private void Advance(WorkUnit unit, StartTimerRow row)
    {
        var fired = new TimerFiring(row.DueAt, row.RepetitionsLeft, row.Interval, row.Anchor, row.Occurrence);
        if (StartTimers.Next(fired, unit.Now, Zone) is { } next)
            Write(unit, row, next);
        else
            unit.Db.Remove(row);
    }

    private static void Write(WorkUnit unit, StartTimerRow row, TimerFiring firing)
    {
        row.DueAt = firing.DueAt;
        row.RepetitionsLeft = firing.RepetitionsLeft;
        row.Interval = firing.Interval;
        row.Anchor = firing.Anchor;
        row.Occurrence = firing.Occurrence;
        row.Attempts = 0;
        unit.NoteDue(firing.DueAt);
    }

    private DefinitionRow DefinitionOf(StartTimerRow row) => definitions.Find(row.DefinitionKey)
        ?? throw new InvalidOperationException($"A timer start names definition {row.DefinitionKey}, which is not stored.");
}
