using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Whom a task is meant for: members of its candidate groups and its candidate users, and nobody else.</summary>
internal static class TaskCandidates
{
    public static bool Name(IReadOnlyCollection<TaskCandidateRow> candidates, Caller person) =>
        candidates.Any(row => row.Kind switch
        {
            CandidateKind.Group => person.Groups.Contains(row.Candidate, StringComparer.Ordinal),
            _ => row.Candidate == person.UserId,
        });

    /// <summary>Null when the person may receive the task.</summary>
    public static CommandAnswer.Refused? Refusal(RuntimeDb db, long taskKey, Caller person) =>
        Name([.. db.TaskCandidates.Where(row => row.TaskKey == taskKey)], person)
            ? null
            : new CommandAnswer.Refused(
                RefusalCode.NotAllowed,
                $"User task {Keys.Text(taskKey)} cannot be given to '{person.UserId}': neither its candidate groups nor its candidate users name them.");
}
