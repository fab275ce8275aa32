using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>What cannot go on without a person. Thread-safe.</summary>
public sealed class Incidents
{
    private readonly CaseProcessor _processor;
    private readonly RuntimeStore _store;

    internal Incidents(CaseProcessor processor, RuntimeStore store)
    {
        _processor = processor;
        _store = store;
    }

    /// <summary>Newest first.</summary>
    public async Task<Page<IncidentSummary>> ListAsync(
        IncidentFilter filter, ReadScope scope, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var found =
            from incident in db.Incidents
            join instance in Readable.Instances(db, scope) on incident.InstanceKey equals instance.Key
            where filter.IncludeResolved || incident.ResolvedAt == null
            where filter.InstanceKey == null || incident.InstanceKey == filter.InstanceKey
            where filter.ProcessId == null || instance.ProcessId == filter.ProcessId
            select new IncidentFound { Incident = incident, Instance = instance };
        var total = await found.CountAsync(cancellationToken).ConfigureAwait(false);
        var rows = await Columns(found
                .OrderByDescending(row => row.Incident.RaisedAt).ThenByDescending(row => row.Incident.Key)
                .Skip(page.SafeSkip).Take(page.SafeTake))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new([.. rows], total);
    }

    /// <summary>By what incidents are searched.</summary>
    public static SearchFields SearchFields => IncidentSearch.Table.Fields;

    /// <summary>Incidents by any of <see cref="SearchFields"/>, resolved ones too; oldest first unless sorted.</summary>
    public async Task<Found<IncidentSummary>> SearchAsync(SearchRequest request, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = IncidentSearch.Rows(db, scope);
        var found = await new SearchRun<IncidentFound>(db, IncidentSearch.Table).RunAsync(rows, request, cancellationToken).ConfigureAwait(false);
        var shown = await Columns(rows.Where(row => found.Items.Contains(row.Incident.Key)))
            .ToDictionaryAsync(row => row.Key, cancellationToken).ConfigureAwait(false);
        return found.With<IncidentSummary>([.. found.Items.Where(shown.ContainsKey).Select(key => shown[key])]);
    }

    /// <returns>Null when there is none or the scope does not let it be seen.</returns>
    public async Task<IncidentSummary?> GetAsync(long incidentKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        return await Columns(IncidentSearch.Rows(db, scope).Where(row => row.Incident.Key == incidentKey))
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tries again what the incident stopped; a job gets <paramref name="retries"/> new tries.</summary>
    public Task<CommandAnswer> ResolveAsync(
        long incidentKey,
        Caller? caller,
        ReadScope scope,
        int retries = 1,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                Idempotency.Of(commandId, nameof(ResolveAsync), incidentKey, retries, caller?.UserId),
                () => Resolve(unit, incidentKey, caller, scope, retries)),
            cancellationToken);

    private static IQueryable<IncidentSummary> Columns(IQueryable<IncidentFound> found) => found.Select(row => new IncidentSummary(
        row.Incident.Key,
        row.Incident.InstanceKey,
        row.Instance.RootKey,
        row.Instance.ProcessId,
        row.Instance.BusinessKey,
        row.Incident.ElementId,
        row.Incident.Type,
        row.Incident.Text,
        row.Incident.JobKey,
        row.Incident.RaisedAt,
        row.Incident.ResolvedAt)
    {
        DefinitionKey = row.Instance.DefinitionKey,
        ElementKey = row.Incident.ElementKey ?? row.Incident.InstanceKey,
    });

    private static CommandAnswer Resolve(WorkUnit unit, long incidentKey, Caller? caller, ReadScope scope, int retries)
    {
        if (unit.Db.Incidents.Find(incidentKey) is not { } incident || !Readable.MayRead(unit.Db, incident.InstanceKey, scope))
            return Refusals.NotFound("incident", incidentKey);
        if (incident.ResolvedAt is not null)
            return new CommandAnswer.Refused(RefusalCode.AlreadyClosed, $"Incident {Keys.Text(incidentKey)} is resolved already.");
        if (incident.Type != IncidentRow.Quarantined)
        {
            return CaseProcessor.Send(
                unit, incident.InstanceKey, new Command.ResolveIncident(DateTimeOffset.MinValue, caller?.Actor, incidentKey, retries));
        }

        Quarantine.Lift(unit, incident);
        unit.NoteDue(unit.Now);
        return CommandAnswer.Ok;
    }
}
