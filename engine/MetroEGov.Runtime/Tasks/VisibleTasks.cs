using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Which tasks a caller may see, and in what order, as a part of the query.</summary>
internal static class VisibleTasks
{
    public static IQueryable<UserTaskRow> Of(RuntimeDb db, Caller caller)
    {
        var groups = caller.Groups.ToList();
        var userId = caller.UserId;
        return db.UserTasks.Where(task =>
            task.Assignee == userId
            || (task.Status == UserTaskStatus.Completed && task.CompletedBy == userId)
            || db.TaskCandidates.Any(candidate => candidate.TaskKey == task.Key
                && ((candidate.Kind == CandidateKind.Group && groups.Contains(candidate.Candidate))
                    || (candidate.Kind == CandidateKind.User && candidate.Candidate == userId))));
    }

    public static IQueryable<UserTaskRow> Narrow(IQueryable<UserTaskRow> tasks, TaskFilter filter, Caller caller, DateTimeOffset now)
    {
        tasks = tasks.Where(task => task.Status == UserTaskStatus.Created);
        tasks = filter.Ownership switch
        {
            TaskOwnership.Own => tasks.Where(task => task.Assignee == caller.UserId),
            TaskOwnership.Unclaimed => tasks.Where(task => task.Assignee == null),
            _ => tasks,
        };
        if (filter.ProcessId is { } processId)
            tasks = tasks.Where(task => task.ProcessId == processId);
        if (filter.BusinessKey is { } businessKey)
            tasks = tasks.Where(task => task.BusinessKey == businessKey);
        if (filter.RootKey is { } rootKey)
            tasks = tasks.Where(task => task.RootKey == rootKey);
        return filter.Overdue ? tasks.Where(task => task.DueDate < now) : tasks;
    }

    public static IQueryable<UserTaskRow> Sort(IQueryable<UserTaskRow> tasks, TaskSort sort) => sort switch
    {
        TaskSort.Created => tasks.OrderBy(task => task.CreatedAt).ThenBy(task => task.Key),
        TaskSort.Priority => tasks.OrderByDescending(task => task.Priority).ThenBy(task => task.Key),
        _ => tasks.OrderBy(task => task.DueDate == null).ThenBy(task => task.DueDate).ThenBy(task => task.Key),
    };
}
