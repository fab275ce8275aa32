using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// Runs the activities of this host: after the commit that leased the job, outside of any transaction, with a deadline. The answer is a
/// command in a unit of work of its own, together with the register accesses of the run.
/// </summary>
internal sealed class JobRunner(
    JobQueue queue,
    CaseProcessor processor,
    RuntimeStore store,
    DefinitionCatalog definitions,
    ActivityCatalog activities,
    IServiceScopeFactory scopes,
    HostId host,
    RuntimeOptions options,
    TimeProvider clock,
    ILogger<JobRunner> log)
{
    /// <summary>Takes jobs until the host stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var runners = Enumerable.Range(0, Math.Max(1, options.ConcurrentActivities)).Select(_ => TakeJobsAsync(stopping));
        await Task.WhenAll(runners).ConfigureAwait(false);
    }

    /// <summary>Runs one job, unless its lease is gone by now.</summary>
    public async Task RunOneAsync(LeasedJob leased, CancellationToken stopping)
    {
        if (await LoadAsync(leased, stopping).ConfigureAwait(false) is not { } run)
            return;

        if (!run.MayRepeat)
            await MarkCallAsync(leased, stopping).ConfigureAwait(false);

        var (verdict, outcome) = await CallAsync(run, stopping).ConfigureAwait(false);
        try
        {
            await AnswerAsync(run, leased, verdict, outcome).ConfigureAwait(false);
        }
        catch (StepFailedException)
        {
            // The step is rolled back, but the registers were read: that stays on record whatever becomes of the case.
            await AnswerAsync(run, leased, verdict: null, outcome).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Accesses and verdict in one transaction.</summary>
    private Task<int> AnswerAsync(Run run, LeasedJob leased, JobVerdict? verdict, string outcome) => processor.RunOwnAsync(
        unit =>
        {
            AccessRows.Write(unit, run.Context, run.Job, run.State, leased, outcome);
            if (verdict is not null)
                JobAnswer.Apply(unit, leased, host, verdict);
            return 0;
        },
        CancellationToken.None);

    private async Task TakeJobsAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var job in queue.Waiting.ReadAllAsync(stopping).ConfigureAwait(false))
            {
                try
                {
                    await RunOneAsync(job, stopping).ConfigureAwait(false);
                }
                catch (StepFailedException)
                {
                    // Logged and counted by the processor. The lease ends, and the job is run again or becomes an incident.
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    // One job must not end the runner that all others wait for. Its lease ends, and then it is looked at again.
                    log.LogError("Job {JobKey} could not be run or answered; its lease will end: {Trace}", job.JobKey, ExceptionTrace.Of(problem));
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops. What it had leased is found by the next one.
        }
    }

    private async Task<Run?> LoadAsync(LeasedJob leased, CancellationToken cancellationToken)
    {
        using var db = store.OpenForReading();
        var row = await db.Jobs.SingleOrDefaultAsync(job => job.Key == leased.JobKey, cancellationToken).ConfigureAwait(false);
        if (row is null || row.LeasedBy != host.Value || row.Attempts != leased.Attempt || activities.Find(row.Type) is not { } activity)
            return null;

        var instance = await db.Instances.SingleAsync(other => other.Key == leased.InstanceKey, cancellationToken).ConfigureAwait(false);
        var state = StateCodec.Read(instance);
        if (!state.Jobs.TryGetValue(leased.JobKey, out var job) || definitions.Find(instance.DefinitionKey) is not { } definition)
            return null;

        var deadline = clock.GetUtcNow() + ActivityTimeouts.Of(job.Headers, options);
        var context = JobEnvironment.ContextOf(state, definitions.ProcessOf(definition), job, leased.Attempt, deadline, clock);
        var input = ScopeVariables.ToJson(ScopeVariables.EffectiveAt(state, job.ElementInstanceKey));
        return new Run(activity, state, job, context, input, activity.MayRepeat(input));
    }

    private Task<int> MarkCallAsync(LeasedJob leased, CancellationToken cancellationToken) => processor.RunOwnAsync(
        unit =>
        {
            if (unit.Db.Jobs.Find(leased.JobKey) is { } row && row.Attempts == leased.Attempt)
                row.CallBegan = true;
            return 0;
        },
        cancellationToken);

    private async Task<(JobVerdict? Verdict, string OutcomeText)> CallAsync(Run run, CancellationToken stopping)
    {
        ActivityOutcome outcome;
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                outcome = await run.Activity.InvokeAsync(scope.ServiceProvider, run.Input, run.Context, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // No verdict: the next host decides by what it finds. The accesses that happened are written all the same.
            return (null, "failed:HOST_STOPPED");
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // An activity is code that others write: whatever it throws is an incident of its case, not the end of this host.
            log.LogError("Activity {JobType} threw for job {JobKey}: {Trace}", run.Job.Type, run.Job.Key, ExceptionTrace.Of(defect));
            outcome = new ActivityOutcome.Failed(ActivityFailure.Unknown(
                "ACTIVITY_THREW",
                $"Activity '{run.Job.Type}' threw {defect.GetType().Name} at element '{run.Job.ElementId}'; see the host's log."));
        }

        var judgement = new JobJudgement(FeelEnvironments.At(clock.GetUtcNow(), options, run.Job.Key));
        var verdict = judgement.Judge(
            run.MayRepeat, run.Job.Headers, run.Job.Retries, run.Context.Attempt, run.Job.ElementId.Value, outcome);
        log.LogInformation(
            "Job {JobKey} of type {JobType}, attempt {Attempt}: {Outcome}",
            run.Job.Key, run.Job.Type, run.Context.Attempt, AccessRows.OutcomeText(outcome));
        return (verdict, AccessRows.OutcomeText(outcome));
    }

    private sealed record Run(
        ActivityRegistration Activity, InstanceState State, JobState Job, ActivityContext Context, JsonElement Input, bool MayRepeat);
}
