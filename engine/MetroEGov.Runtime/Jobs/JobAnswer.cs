using MetroEGov.Bpmn.Execution;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Jobs;

/// <summary>Gives the verdict of a run to its instance, unless the run lost its lease meanwhile.</summary>
internal static class JobAnswer
{
    public static void Apply(WorkUnit unit, LeasedJob leased, HostId host, JobVerdict verdict)
    {
        if (unit.Db.Jobs.Find(leased.JobKey) is not { } row || row.LeasedBy != host.Value || row.Attempts != leased.Attempt)
            return;
        if (unit.Load(leased.InstanceKey) is not { Row.IsQuarantined: false } instance)
            return;

        if (unit.Apply(instance, JobCommands.Of(verdict, leased.JobKey, unit.Now)) is StepOutcome.Rejected
            {
                Code: RejectionCode.InvalidVariable
            } rejected)
        {
            // The answer does not fit the case (a reserved name, too large): calling again would give the same answer.
            unit.Apply(instance, new Command.FailJob(
                unit.Now, leased.JobKey, RetriesLeft: 0, $"The answer for element '{row.ElementId}' was refused: {rejected.Text}"));
        }

        if (verdict is JobVerdict.Fail { RetriesLeft: > 0 } failed && instance.State.Jobs.ContainsKey(leased.JobKey))
        {
            row.LeasedBy = null;
            row.LeasedUntil = null;
            row.CallBegan = false;
            row.DueAt = unit.Now + failed.BackOff;
            unit.NoteDue(row.DueAt.Value);
        }
    }
}
