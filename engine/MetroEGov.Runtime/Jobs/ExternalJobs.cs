using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime;

/// <summary>Jobs for workers outside of the host, in any language. Thread-safe.</summary>
public sealed class ExternalJobs
{
    /// <summary>Longest message of a failure that is kept, in characters.</summary>
    public const int MaxMessageLength = 4000;

    private readonly CaseProcessor _processor;
    private readonly ActivityCatalog _activities;

    internal ExternalJobs(CaseProcessor processor, ActivityCatalog activities)
    {
        _processor = processor;
        _activities = activities;
    }

    /// <summary>Leases up to <paramref name="max"/> ready jobs of a type to a worker. Types that the host itself serves give none.</summary>
    public Task<ImmutableArray<ActivatedJob>> ActivateAsync(
        string type, string worker, TimeSpan lease, int max, CancellationToken cancellationToken = default) => _activities.Find(type) is not null
        ? Task.FromResult(ImmutableArray<ActivatedJob>.Empty)
        : _processor.RunAsync(
            unit => unit.Db.Jobs
                .Where(job => job.Type == type
                    && !job.IsInternal
                    && job.LeasedBy == null && job.Retries > 0 && (job.DueAt == null || job.DueAt <= unit.Now)
                    && !unit.Db.Instances.Any(instance => instance.Key == job.InstanceKey && instance.IsQuarantined))
                .OrderBy(job => job.Key)
                .Take(Math.Clamp(max, 0, 1000))
                .ToList()
                .Select(job => Lease(unit, job, worker, lease))
                .OfType<ActivatedJob>()
                .ToImmutableArray(),
            cancellationToken);

    /// <param name="jobKey">The job.</param>
    /// <param name="variables">A JSON object.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> CompleteAsync(
        long jobKey, JsonElement? variables, string? commandId = null, CancellationToken cancellationToken = default) =>
        ScopeVariables.TryRead(variables, out var values, out var refusal)
            ? SendAsync(
                new Command.CompleteJob(DateTimeOffset.MinValue, jobKey, values),
                jobKey,
                Idempotency.Of(commandId, nameof(CompleteAsync), jobKey, variables),
                cancellationToken)
            : Refuse(refusal);

    /// <summary>With no retries left the case gets an incident; else the job is ready again after the back-off.</summary>
    public Task<CommandAnswer> FailAsync(
        long jobKey,
        int retriesLeft,
        string message,
        TimeSpan backOff = default,
        string? commandId = null,
        CancellationToken cancellationToken = default)
    {
        var text = message.Length > MaxMessageLength ? message[..MaxMessageLength] : message;
        var command = new Command.FailJob(DateTimeOffset.MinValue, jobKey, Math.Max(0, retriesLeft), text);
        return _processor.RunAsync(
            unit => CommandLog.Once(
                unit,
                Idempotency.Of(commandId, nameof(FailAsync), jobKey, retriesLeft, message, backOff),
                () =>
                {
                    var answer = Send(unit, jobKey, command);
                    if (answer is CommandAnswer.Done && retriesLeft > 0 && unit.Db.Jobs.Find(jobKey) is { } job)
                        GiveBack(job, backOff > TimeSpan.Zero ? unit.Now + backOff : null);
                    return answer;
                }),
            cancellationToken);
    }

    /// <summary>A business error: the drawing catches it, or the case gets an incident.</summary>
    public Task<CommandAnswer> ThrowErrorAsync(
        long jobKey,
        string errorCode,
        string? message,
        JsonElement? variables,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        ScopeVariables.TryRead(variables, out var values, out var refusal)
            ? SendAsync(
                new Command.ThrowJobError(DateTimeOffset.MinValue, jobKey, errorCode, message, values),
                jobKey,
                Idempotency.Of(commandId, nameof(ThrowErrorAsync), jobKey, errorCode, message, variables),
                cancellationToken)
            : Refuse(refusal);

    private static ActivatedJob? Lease(WorkUnit unit, JobRow job, string worker, TimeSpan lease)
    {
        if (unit.Load(job.InstanceKey) is not { } instance)
            return null;

        job.LeasedBy = worker;
        job.LeasedUntil = unit.Now + lease;
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
            worker,
            job.Retries,
            job.LeasedUntil.Value,
            ScopeVariables.ToJson(ScopeVariables.EffectiveAt(instance.State, job.ElementKey)));
    }

    private static void GiveBack(JobRow job, DateTimeOffset? due)
    {
        job.LeasedBy = null;
        job.LeasedUntil = null;
        job.DueAt = due;
    }

    private Task<CommandAnswer> SendAsync(Command command, long jobKey, Idempotency? idempotency, CancellationToken cancellationToken) =>
        _processor.RunAsync(unit => CommandLog.Once(unit, idempotency, () => Send(unit, jobKey, command)), cancellationToken);

    /// <summary>A job of the host's own activities is not for others to answer: it would never be asked what its call did.</summary>
    private static CommandAnswer Send(WorkUnit unit, long jobKey, Command command) =>
        unit.Db.Jobs.Find(jobKey) is { IsInternal: true }
            ? Refusals.NotFound("job", jobKey)
            : CaseProcessor.Send(unit, Keys.InstanceOf(jobKey), command);

    private static Task<CommandAnswer> Refuse(string? text) =>
        Task.FromResult<CommandAnswer>(new CommandAnswer.Refused(RefusalCode.InvalidVariable, text ?? ""));
}
