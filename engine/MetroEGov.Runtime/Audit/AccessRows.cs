using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Jobs;
using MetroEGov.Runtime.Persistence;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// Register accesses of a run, written in the transaction that takes its answer; also when it failed, was too late, or asked for what
/// it was denied: the question was asked all the same.
/// </summary>
internal static class AccessRows
{
    public static void Write(
        WorkUnit unit, ActivityContext context, JobState job, InstanceState state, LeasedJob leased, string outcome)
    {
        foreach (var access in context.Accesses)
        {
            unit.Db.Add(new AccessRow
            {
                At = access.At,
                UserId = context.Actor?.UserId ?? job.OnBehalfOf?.UserId,
                AuthorityKey = context.Actor?.AuthorityKey ?? job.OnBehalfOf?.AuthorityKey,
                LegalBasis = context.LegalBasis,
                Purpose = context.Purpose,
                ReasonKey = context.ReasonKey,
                Register = access.Register,
                QuerySummary = access.QuerySummary,
                Hits = access.Hits,
                PersonReference = access.PersonReference,
                CaseKey = state.RootKey,
                InstanceKey = state.Key,
                BusinessKey = state.Header.BusinessKey,
                JobKey = job.Key,
                Attempt = leased.Attempt,
                ElementId = job.ElementId.Value,
                Outcome = outcome,
            });
        }
    }

    public static string OutcomeText(ActivityOutcome outcome) => outcome switch
    {
        ActivityOutcome.Completed => "completed",
        ActivityOutcome.BusinessError error => $"error:{error.Code}",
        ActivityOutcome.Failed failed => $"failed:{failed.Failure.Code}",
        _ => throw new UnreachableException(),
    };
}
