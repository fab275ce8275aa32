using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>Jobs for workers outside of the host, in any language. Thread-safe.</summary>
public sealed class ExternalJobs
{
    /// <summary>Longest message of a failure that is kept, in characters.</summary>
    public const int MaxMessageLength = 4000;

    // For jobs that another host made ready, and for cases whose quarantine ended.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly CaseProcessor _processor;
    private readonly RuntimeStore _store;
    private readonly ActivityCatalog _activities;
    private readonly JobArrivals _arrivals;
    private readonly TimeProvider _clock;

    internal ExternalJobs(CaseProcessor processor, RuntimeStore store, ActivityCatalog activities, JobArrivals arrivals, TimeProvider clock)
    {
        _processor = processor;
        _store = store;
        _activities = activities;
        _arrivals = arrivals;
        _clock = clock;
    }

    /// <summary>Leases up to <paramref name="max"/> ready jobs of a type to a worker. Types that the host itself serves give none.</summary>
    public Task<ImmutableArray<ActivatedJob>> ActivateAsync(
        string type, string worker, TimeSpan lease, int max, CancellationToken cancellationToken = default) =>
        ActivateAsync(new JobOrder(type, worker, lease, max), client: null, cancellationToken);

    /// <summary>
    /// Leases ready jobs of a type to a worker, and waits for one when there is none: woken by commits and by the end of back-offs, without
    /// polling. Types that the host itself serves give none.
    /// </summary>
    /// <param name="order">What the worker asks for.</param>
    /// <param name="client">Whose worker it is; null for the host itself, which may have all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ImmutableArray<ActivatedJob>> ActivateAsync(JobOrder order, JobClient? client, CancellationToken cancellationToken = default)
    {
        if (_activities.Find(order.Type) is not null)
            return [];
        var scope = client?.Scope ?? ReadScope.Everything;
        var began = _clock.GetTimestamp();
        while (true)
        {
            var next = _arrivals.Next(order.Type);
            if (IsReady(order.Type, scope, out var comesBackAt) && await LeaseAsync(order, client, scope, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } jobs)
                return jobs;
            var left = order.Patience - _clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
                return [];

            var pause = left < LookAgain ? left : LookAgain;
            if (comesBackAt - _clock.GetUtcNow() is { } back && back < pause)
                pause = back > TimeSpan.Zero ? back : TimeSpan.FromMilliseconds(1);
            await next.WaitAsync(pause, _clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>By what jobs are searched.</summary>
    public static SearchFields SearchFields => JobSearch.Table.Fields;

    /// <summary>Open jobs by any of <see cref="SearchFields"/>, oldest first unless sorted. Closed ones are not kept as jobs.</summary>
    /// <param name="request">What is searched for.</param>
    /// <param name="scope">What the caller may see.</param>
    /// <param name="types">Only of these types; null for all.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<Found<JobSummary>> SearchAsync(
        SearchRequest request, ReadScope scope, ImmutableArray<string>? types, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = JobSearch.Rows(db, scope, types);
        var found = await new SearchRun<JobFound>(db, JobSearch.Table).RunAsync(rows, request, cancellationToken).ConfigureAwait(false);
        var shown = await rows.Where(row => found.Items.Contains(row.Job.Key))
            .Select(row => new { row.Job, row.Instance.RootKey, row.Instance.ProcessId, row.Instance.DefinitionKey, row.CreatedAt })
            .ToDictionaryAsync(row => row.Job.Key, cancellationToken).ConfigureAwait(false);
        return found.With<JobSummary>(
        [
            .. found.Items.Where(shown.ContainsKey).Select(key => shown[key]).Select(row => new JobSummary(
                row.Job.Key,
                row.Job.Type,
                row.Job.InstanceKey,
                row.RootKey,
                row.ProcessId,
                row.DefinitionKey,
                row.Job.ElementId,
                row.Job.ElementKey,
                ActivityTimeouts.HeadersOf(row.Job).ToImmutableDictionary(StringComparer.Ordinal),
                row.Job.IsInternal ? JobSummary.OwnWorker : row.Job.LeasedBy ?? "",
                row.Job.Retries,
                row.Job.LeasedUntil,
                row.Job.ErrorMessage,
                row.CreatedAt)),
        ]);
    }

    /// <param name="jobKey">The job.</param>
    /// <param name="variables">A JSON object.</param>
    /// <param name="client">Who answers; null for the host itself.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> CompleteAsync(
        long jobKey, JsonElement? variables, JobClient? client = null, string? commandId = null, CancellationToken cancellationToken = default) =>
        ScopeVariables.TryRead(variables, out var values, out var refusal)
            ? SendAsync(
                new Command.CompleteJob(DateTimeOffset.MinValue, jobKey, values),
                jobKey,
                client,
                Idempotency.Of(commandId, nameof(CompleteAsync), jobKey, variables),
                cancellationToken)
            : Refuse(refusal);

    /// <summary>With no retries left the case gets an incident; else the job is ready again after the back-off.</summary>
    /// <param name="jobKey">The job.</param>
    /// <param name="failure">What happened.</param>
    /// <param name="client">Who answers; null for the host itself.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> FailAsync(
        long jobKey, JobFailure failure, JobClient? client = null, string? commandId = null, CancellationToken cancellationToken = default)
    {
        if (!ScopeVariables.TryRead(failure.Variables, out var values, out var refusal))
            return Refuse(refusal);
        var text = failure.Message.Length > MaxMessageLength ? failure.Message[..MaxMessageLength] : failure.Message;
        var command = new Command.FailJob(DateTimeOffset.MinValue, jobKey, Math.Max(0, failure.RetriesLeft), text);
        return _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                Idempotency.Of(commandId, [nameof(FailAsync), jobKey, failure.RetriesLeft, failure.Message, failure.BackOff, .. Given(failure.Variables)]),
                () => Fail(unit, command, failure, values, client)),
            cancellationToken);
    }

    /// <summary>Gives a job that waits or stopped other tries, and one that is handed out another deadline.</summary>
    /// <param name="jobKey">The job.</param>
    /// <param name="retries">1 or more; null leaves them. A job that stopped in an incident has them once that is resolved.</param>
    /// <param name="lease">From now on; null leaves the deadline. Refused when nobody has the job.</param>
    /// <param name="caller">Who does it.</param>
    /// <param name="client">Only a job that was handed to this client; null for any within the scope.</param>
    /// <param name="scope">What the caller may see.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> UpdateAsync(
        long jobKey,
        int? retries,
        TimeSpan? lease,
        Caller? caller,
        JobClient? client,
        ReadScope scope,
        CancellationToken cancellationToken = default) => _processor.RunAsync(
            unit =>
            {
                if (unit.Db.Jobs.Find(jobKey) is not { } job
                    || !Readable.MayRead(unit.Db, job.InstanceKey, scope)
                    || (client is not null && job.HandedTo != client.Id))
                    return Refusals.NotFound("job", jobKey);
                if (lease is not null && (job.IsInternal || job.LeasedBy is null))
                    return new CommandAnswer.Refused(RefusalCode.WrongState, $"Job {Keys.Text(jobKey)} is with no worker: it has no deadline to change.");
                if (retries is { } tries
                    && CaseProcessor.Send(unit, job.InstanceKey, new Command.UpdateJobRetries(DateTimeOffset.MinValue, caller?.Actor, jobKey, tries)) is CommandAnswer.Refused refused)
                    return refused;
                if (lease is { } time)
                {
                    job.LeasedUntil = unit.Now + time;
                    unit.NoteDue(job.LeasedUntil.Value);
                }

                return CommandAnswer.Ok;
            },
            cancellationToken);

    /// <summary>A business error: the drawing catches it, or the case gets an incident.</summary>
    public Task<CommandAnswer> ThrowErrorAsync(
        long jobKey,
        string errorCode,
        string? message,
        JsonElement? variables,
        JobClient? client = null,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        ScopeVariables.TryRead(variables, out var values, out var refusal)
            ? SendAsync(
                new Command.ThrowJobError(DateTimeOffset.MinValue, jobKey, errorCode, message, values),
                jobKey,
                client,
                Idempotency.Of(commandId, nameof(ThrowErrorAsync), jobKey, errorCode, message, variables),
                cancellationToken)
            : Refuse(refusal);

    private bool IsReady(string type, ReadScope scope, out DateTimeOffset? comesBackAt)
    {
        var now = _clock.GetUtcNow();
        using var db = _store.OpenForReading();
        comesBackAt = null;
        if (ReadyJobs.Now(db, type, scope, now).Any())
            return true;
        comesBackAt = ReadyJobs.Next(db, type, scope, now);
        return false;
    }

    private Task<ImmutableArray<ActivatedJob>> LeaseAsync(JobOrder order, JobClient? client, ReadScope scope, CancellationToken cancellationToken) =>
        _processor.RunAsync(
            unit => ReadyJobs.Now(unit.Db, order.Type, scope, unit.Now)
                .OrderBy(job => job.Key)
                .Take(Math.Clamp(order.Max, 0, 1000))
                .ToList()
                .Select(job => Lease(unit, job, order, client))
                .OfType<ActivatedJob>()
                .ToImmutableArray(),
            cancellationToken);

    private static ActivatedJob? Lease(WorkUnit unit, JobRow job, JobOrder order, JobClient? client)
    {
        if (unit.Load(job.InstanceKey) is not { } instance)
            return null;

        job.LeasedBy = order.Worker;
        job.HandedTo = client?.Id;
        job.LeasedUntil = unit.Now + order.Lease;
        job.Attempts++;
        job.DueAt = null;
        unit.NoteDue(job.LeasedUntil.Value);
        return new ActivatedJob(
            job.Key,
            job.Type,
            job.InstanceKey,
            instance.Row.ProcessId,
            instance.Row.Version,
            instance.Row.DefinitionKey,
            job.ElementId,
            job.ElementKey,
            ActivityTimeouts.HeadersOf(job).ToImmutableDictionary(StringComparer.Ordinal),
            order.Worker,
            job.Retries,
            job.LeasedUntil.Value,
            ScopeVariables.ToJson(ScopeVariables.EffectiveAt(instance.State, job.ElementKey)))
        {
            RootKey = instance.State.RootKey,
            Tags = [.. unit.Db.InstanceTags.Where(row => row.InstanceKey == job.InstanceKey).OrderBy(row => row.Tag).Select(row => row.Tag)],
        };
    }

    private static CommandAnswer Fail(
        WorkUnit unit, Command.FailJob command, JobFailure failure, ImmutableDictionary<string, VariableValue> variables, JobClient? client)
    {
        if (Refusal(unit, command.JobKey, client) is { } refusal)
            return refusal;
        if (!variables.IsEmpty
            && unit.Db.Jobs.Find(command.JobKey) is { } failing
            && CaseProcessor.Send(unit, failing.InstanceKey, new Command.SetVariables(DateTimeOffset.MinValue, null, failing.ElementKey, variables, IsLocal: true))
                is CommandAnswer.Refused refused)
            return refused;
        var answer = CaseProcessor.Send(unit, Keys.InstanceOf(command.JobKey), command);
        if (answer is CommandAnswer.Done && command.RetriesLeft > 0 && unit.Db.Jobs.Find(command.JobKey) is { } job)
            GiveBack(job, failure.BackOff > TimeSpan.Zero ? unit.Now + failure.BackOff : null);
        return answer;
    }

    private static object?[] Given(JsonElement? variables) => variables is { } given ? [given] : [];

    private static void GiveBack(JobRow job, DateTimeOffset? due)
    {
        job.LeasedBy = null;
        job.LeasedUntil = null;
        job.DueAt = due;
    }

    private Task<CommandAnswer> SendAsync(
        Command command, long jobKey, JobClient? client, Idempotency? idempotency, CancellationToken cancellationToken) =>
        _processor.RunAsync(
            unit => CommandLog.Once(
                unit, idempotency, () => Refusal(unit, jobKey, client) ?? CaseProcessor.Send(unit, Keys.InstanceOf(jobKey), command)),
            cancellationToken);

    /// <summary>
    /// A job of the host's own activities is not for others to answer: it would never be asked what its call did. Nor is another client's.
    /// </summary>
    private static CommandAnswer.Refused? Refusal(WorkUnit unit, long jobKey, JobClient? client) => unit.Db.Jobs.Find(jobKey) switch
    {
        { IsInternal: true } => Refusals.NotFound("job", jobKey),
        null when client is not null => Refusals.NotFound("job", jobKey),
        { } job when client is not null && job.HandedTo != client.Id => Refusals.NotFound("job", jobKey),
        _ => null,
    };

    private static Task<CommandAnswer> Refuse(string? text) =>
        Task.FromResult<CommandAnswer>(new CommandAnswer.Refused(RefusalCode.InvalidVariable, text ?? ""));
}

/// <summary>A worker could not do its job.</summary>
/// <param name="Message">For operators; no value of the case.</param>
/// <param name="BackOff">How long the job rests before the next try.</param>
public sealed record JobFailure(int RetriesLeft, string Message, TimeSpan BackOff = default)
{
    /// <summary>A JSON object of variables that become local to the job's element.</summary>
    public JsonElement? Variables { get; init; }
}
