using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>Starts and drives cases and reads them. Thread-safe.</summary>
public sealed class ProcessInstances
{
    private readonly CaseProcessor _processor;
    private readonly RuntimeStore _store;
    private readonly DefinitionCatalog _definitions;
    private readonly CaseStart _start;
    private readonly EndWait _ends;

    internal ProcessInstances(
        CaseProcessor processor, RuntimeStore store, DefinitionCatalog definitions, CaseStart start, EndWait ends)
    {
        _processor = processor;
        _store = store;
        _definitions = definitions;
        _start = start;
        _ends = ends;
    }

    /// <summary>
    /// Starts a case. By the time of the answer it is committed, and so is everything that follows from it at once, in called processes
    /// as well; activities run after that.
    /// </summary>
    public Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken = default) =>
        _start.RunAsync(request, cancellationToken);

    /// <summary>
    /// Waits until the instance has ended, completed or cancelled; an instance that has ended already is answered at once. Waiting costs
    /// no thread and no polling.
    /// </summary>
    /// <param name="instanceKey">The instance.</param>
    /// <param name="patience">How long to wait, by the runtime's clock; the instance goes on after it.</param>
    /// <param name="scope">What the caller may see.</param>
    /// <param name="cancellationToken">Stops the wait only.</param>
    public async Task<EndAnswer> AwaitEndAsync(
        long instanceKey, TimeSpan patience, ReadScope scope, CancellationToken cancellationToken = default) =>
        await _ends.RunAsync(instanceKey, patience, scope, cancellationToken).ConfigureAwait(false) switch
        {
            null => new EndAnswer.NotFound(),
            false => new EndAnswer.StillRunning(),
            true => await EndOfAsync(instanceKey, scope, cancellationToken).ConfigureAwait(false),
        };

    /// <returns>Null when there is none or the scope does not let it be seen.</returns>
    public async Task<InstanceSummary?> GetAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        return await Readable.MayReadAsync(db, instanceKey, scope, cancellationToken).ConfigureAwait(false)
            ? (await InstanceReading.SummariesAsync(db, _definitions, [instanceKey], cancellationToken).ConfigureAwait(false))[0]
            : null;
    }

    /// <summary>Newest first.</summary>
    public async Task<Page<InstanceSummary>> ListAsync(
        InstanceFilter filter, ReadScope scope, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var found = Narrow(Readable.Instances(db, scope), filter);
        var total = await found.CountAsync(cancellationToken).ConfigureAwait(false);
        var keys = await found.OrderByDescending(row => row.Key).Skip(page.SafeSkip).Take(page.SafeTake).Select(row => row.Key)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(await InstanceReading.SummariesAsync(db, _definitions, keys, cancellationToken).ConfigureAwait(false), total);
    }

    /// <summary>By what instances are searched.</summary>
    public static SearchFields SearchFields => InstanceSearch.Table.Fields;

    /// <summary>
    /// Instances by any of <see cref="SearchFields"/>, oldest first unless sorted. Who searches by values of variables may do so only within
    /// what the own authority reads: <paramref name="scope"/> must not be wider then.
    /// </summary>
    public async Task<Found<InstanceSummary>> SearchAsync(SearchRequest request, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var found = await new SearchRun<InstanceFound>(db, InstanceSearch.Table)
            .RunAsync(InstanceSearch.Rows(db, scope), request, cancellationToken).ConfigureAwait(false);
        return found.With(await InstanceReading.SummariesAsync(db, _definitions, found.Items, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The variables at the top of the instance as a JSON object; null when the scope does not let it be seen.</summary>
    public async Task<JsonElement?> GetVariablesAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var row = await Readable.Instances(db, scope)
            .SingleOrDefaultAsync(instance => instance.Key == instanceKey, cancellationToken).ConfigureAwait(false);
        return row is null ? null : ScopeVariables.ToJson(StateCodec.Read(row).Variables);
    }

    /// <summary>Where the instance stands on its diagram; null when the scope does not let it be seen.</summary>
    public async Task<DiagramState?> GetDiagramAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        return await DiagramReading.ReadAsync(db, instanceKey, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Oldest first; null when the scope does not let it be seen.</summary>
    public async Task<ImmutableArray<HistoryStep>?> GetHistoryAsync(
        long instanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        if (!await Readable.MayReadAsync(db, instanceKey, scope, cancellationToken).ConfigureAwait(false))
            return null;

        var rows = await db.History.Where(row => row.InstanceKey == instanceKey).OrderBy(row => row.Revision)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new HistoryStep(row.Revision, row.At, row.Command, row.UserId, row.AuthorityKey, Json(row.Events)))];
    }

    /// <summary>The instance and all that it called, directly or further down, as far as the scope lets them be seen.</summary>
    public async Task<ImmutableArray<long>> GetFamilyAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var roots = db.Instances.Where(instance => instance.Key == instanceKey).Select(instance => instance.RootKey);
        var related = await Readable.Instances(db, scope)
            .Where(instance => roots.Contains(instance.RootKey))
            .OrderBy(instance => instance.Key)
            .Select(instance => new { instance.Key, instance.ParentKey })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var called = related.Where(instance => instance.ParentKey is not null).ToLookup(instance => instance.ParentKey ?? 0, instance => instance.Key);
        var family = related.Where(instance => instance.Key == instanceKey).Select(instance => instance.Key).ToList();
        for (var index = 0; index < family.Count; index++)
            family.AddRange(called[family[index]]);
        return [.. family];
    }

    public async Task<bool> MayReadAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        return await Readable.MayReadAsync(db, instanceKey, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the instance and what it called. Done also when called processes still confirm.</summary>
    public Task<CommandAnswer> CancelAsync(
        long instanceKey, Caller? caller, ReadScope scope, string? commandId = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            instanceKey,
            scope,
            new Command.CancelInstance(DateTimeOffset.MinValue, caller?.Actor),
            Idempotency.Of(commandId, nameof(CancelAsync), instanceKey, caller?.UserId),
            cancellationToken);

    /// <param name="instanceKey">The instance.</param>
    /// <param name="scopeKey">The instance's key, or an element instance of it.</param>
    /// <param name="variables">A JSON object.</param>
    /// <param name="isLocal">True: into exactly that scope; false: where each variable lives, else at the top.</param>
    /// <param name="caller">Who does it.</param>
    /// <param name="scope">What the caller may see.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> SetVariablesAsync(
        long instanceKey,
        long scopeKey,
        JsonElement variables,
        bool isLocal,
        Caller? caller,
        ReadScope scope,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        ScopeVariables.TryRead(variables, out var values, out var refusal)
            ? SendAsync(
                instanceKey,
                scope,
                new Command.SetVariables(DateTimeOffset.MinValue, caller?.Actor, scopeKey, values, isLocal),
                Idempotency.Of(commandId, nameof(SetVariablesAsync), instanceKey, scopeKey, variables, isLocal, caller?.UserId),
                cancellationToken)
            : Task.FromResult<CommandAnswer>(new CommandAnswer.Refused(RefusalCode.InvalidVariable, refusal ?? ""));

    private async Task<EndAnswer> EndOfAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken) =>
        await GetAsync(instanceKey, scope, cancellationToken).ConfigureAwait(false) is { } instance
        && await GetVariablesAsync(instanceKey, scope, cancellationToken).ConfigureAwait(false) is { } variables
            ? new EndAnswer.Ended(instance, variables)
            : new EndAnswer.NotFound();

    private Task<CommandAnswer> SendAsync(
        long instanceKey, ReadScope scope, Command command, Idempotency? idempotency, CancellationToken cancellationToken) =>
        _processor.RunAsync(
            unit => Readable.MayRead(unit.Db, instanceKey, scope)
                ? CommandLog.Once(unit, idempotency, () => CaseProcessor.Send(unit, instanceKey, command))
                : Refusals.NotFound("instance", instanceKey),
            cancellationToken);

    private static IQueryable<InstanceRow> Narrow(IQueryable<InstanceRow> rows, InstanceFilter filter)
    {
        if (filter.ProcessId is { } processId)
            rows = rows.Where(row => row.ProcessId == processId);
        if (filter.BusinessKey is { } businessKey)
            rows = rows.Where(row => row.BusinessKey == businessKey);
        if (filter.Status is { } status)
            rows = rows.Where(row => row.Status == status);
        if (filter.HasIncident is { } hasIncident)
            rows = rows.Where(row => (row.IncidentCount > 0 || row.IsQuarantined) == hasIncident);
        if (filter.ParentKey is { } parentKey)
            rows = rows.Where(row => row.ParentKey == parentKey);
        if (filter.RootKey is { } rootKey)
            rows = rows.Where(row => row.RootKey == rootKey);
        return filter.RootsOnly ? rows.Where(row => row.ParentKey == null) : rows;
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
