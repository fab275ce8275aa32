using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using MetroEGov.Runtime.Processing;
using NodaTime;

namespace MetroEGov.Runtime.Jobs;

/// <summary>
/// Runs local activities (no I/O) between two steps of the same unit of work: the job never shows outside (R3).
/// </summary>
internal sealed class LocalActivities(
    ActivityCatalog activities, IServiceProvider services, RuntimeOptions options, TimeProvider clock)
{
    /// <summary>Answers of the local activities among the jobs that a step created and that are still open.</summary>
    public IEnumerable<Command> Run(LoadedInstance instance, IEnumerable<HistoryEvent> history, DateTimeOffset now)
    {
        foreach (var created in history.OfType<HistoryEvent.JobCreated>())
        {
            if (activities.Find(created.Type) is { Descriptor.IsLocal: true } activity
                && instance.State.Jobs.TryGetValue(created.JobKey, out var job) && job.Retries > 0)
            {
                yield return Run(activity, instance.State, instance.Model, job, now);
            }
        }
    }

    /// <summary>An answer that does not fit the case (a reserved name, too large) would not fit the next time either.</summary>
    /// <returns>Null when the job is gone for another reason.</returns>
    public static Command? Refused(Command answer, StepOutcome.Rejected rejected, DateTimeOffset now) => (answer, rejected.Code) switch
    {
        (Command.CompleteJob done, RejectionCode.InvalidVariable) => new Command.FailJob(now, done.JobKey, 0, rejected.Text),
        (Command.ThrowJobError error, RejectionCode.InvalidVariable) => new Command.FailJob(now, error.JobKey, 0, rejected.Text),
        _ => null,
    };

    private Command Run(ActivityRegistration activity, InstanceState state, ProcessModel model, JobState job, DateTimeOffset now)
    {
        var timeout = ActivityTimeouts.Of(job.Headers, options);
        var context = JobEnvironment.ContextOf(state, model, job, attempt: 1, now + timeout, clock);
        var input = ScopeVariables.ToJson(ScopeVariables.EffectiveAt(state, job.ElementInstanceKey));

        // A local activity is synchronous by contract, so the task is complete when it is returned; nothing waits here.
        var outcome = activity.InvokeAsync(services, input, context, CancellationToken.None).GetAwaiter().GetResult();
        var judgement = new JobJudgement(FeelEnvironments.At(now, options, job.Key));
        var verdict = judgement.Judge(mayRepeat: true, job.Headers, job.Retries, 1, job.ElementId.Value, outcome);

        // To compute the same again gives the same, so a failure is for a person at once.
        return JobCommands.Of(verdict is JobVerdict.Fail failed ? failed with { RetriesLeft = 0 } : verdict, job.Key, now);
    }
}

internal static class FeelEnvironments
{
    public static FeelEnvironment At(DateTimeOffset now, RuntimeOptions options, long seed) => new(
        Instant.FromDateTimeOffset(now),
        DateTimeZoneProviders.Tzdb[options.TimeZoneId],
        seed);
}
