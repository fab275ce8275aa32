using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>Answers to jobs. Source: DESIGN.md R3.</summary>
internal static class JobCommands
{
    /// <summary>An answer that cannot be taken is an incident, not a rejection: the host would send it for ever (R10).</summary>
    public static StepOutcome.Rejected? Complete(StepRun run, Command.CompleteJob command)
    {
        if (!run.State.Jobs.TryGetValue(command.JobKey, out var job))
        {
            return Rejections.Gone(run, "job", command.JobKey);
        }
        var element = ElementOf(run, job);
        if (VariableWriting.Refusal(run, command.Variables) is { } refusal)
        {
            RaiseForJob(run, job, new Failure(IncidentType.IoMappingError, $"{run.NodeOf(element)}: the answer of job type '{job.Type}' cannot be taken: {refusal}"));
            return null;
        }
        CloseIncidents(run, job);
        run.Record(new HistoryEvent.JobClosed(job.Key, JobEnd.Completed));
        Lifecycle.CompleteWith(run, element, command.Variables);
        return null;
    }

    public static StepOutcome.Rejected? Fail(StepRun run, Command.FailJob command)
    {
        if (!run.State.Jobs.TryGetValue(command.JobKey, out var job))
        {
            return Rejections.Gone(run, "job", command.JobKey);
        }
        if (command.RetriesLeft < 0)
        {
            return new(RejectionCode.WrongState, "The number of retries left cannot be negative.");
        }
        if (command.RetriesLeft > 0)
        {
            run.Record(new HistoryEvent.JobFailed(job.Key, command.RetriesLeft, command.Message));
            return null;
        }
        RaiseForJob(run, job, new Failure(
            IncidentType.JobNoRetries,
            $"{run.NodeOf(job.ElementId)}: job type '{job.Type}' has no retries left. {command.Message}".TrimEnd()));
        return null;
    }

    public static StepOutcome.Rejected? UpdateRetries(StepRun run, Command.UpdateJobRetries command)
    {
        if (!run.State.Jobs.TryGetValue(command.JobKey, out var job))
        {
            return Rejections.Gone(run, "job", command.JobKey);
        }
        if (command.Retries < 1)
        {
            return new(RejectionCode.WrongState, "A job is given at least one retry.");
        }
        if (job.Retries != command.Retries)
        {
            run.Record(new HistoryEvent.JobRetried(job.Key, command.Retries));
        }
        return null;
    }

    public static StepOutcome.Rejected? ThrowError(StepRun run, Command.ThrowJobError command)
    {
        if (!run.State.Jobs.TryGetValue(command.JobKey, out var job))
        {
            return Rejections.Gone(run, "job", command.JobKey);
        }
        if (VariableWriting.Refusal(run, command.Variables) is { } refusal)
        {
            RaiseForJob(run, job, new Failure(IncidentType.IoMappingError, $"{run.NodeOf(job.ElementId)}: the error of job type '{job.Type}' cannot be taken: {refusal}"));
            return null;
        }
        var element = ElementOf(run, job);
        var error = new ThrownError(command.ErrorCode, command.Message, command.Variables);
        if (!ErrorPropagation.IsCaught(run, element, error.Code))
        {
            RaiseForJob(run, job, ErrorPropagation.Unhandled(run, element, error.Code));
            return null;
        }
        CloseIncidents(run, job);
        run.Record(new HistoryEvent.JobClosed(job.Key, JobEnd.ErrorThrown));
        ErrorPropagation.Throw(run, element, error);
        return null;
    }

    /// <summary>The job stays, without retries, until the incident is resolved. An earlier incident of it gives way to the new one.</summary>
    private static void RaiseForJob(StepRun run, JobState job, Failure failure)
    {
        CloseIncidents(run, job);
        run.Record(new HistoryEvent.JobFailed(job.Key, 0, failure.Text));
        Incidents.Raise(run, job.ElementInstanceKey, job.ElementId, failure, IncidentRetry.Job, job.Key);
    }

    private static void CloseIncidents(StepRun run, JobState job)
    {
        foreach (var incident in run.State.Incidents.Values.Where(i => i.JobKey == job.Key).ToList())
        {
            run.Record(new HistoryEvent.IncidentResolved(incident.Key));
        }
    }

    private static ElementInstance ElementOf(StepRun run, JobState job) =>
        run.State.Element(job.ElementInstanceKey) ?? throw new UnreachableException("A job is closed together with its element instance.");
}
