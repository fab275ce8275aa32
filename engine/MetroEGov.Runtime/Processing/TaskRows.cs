using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>User tasks and who may take them: open ones from the state, how they ended from the events.</summary>
internal static class TaskRows
{
    public static void Write(RuntimeDb db, LoadedInstance instance)
    {
        foreach (var (key, task) in instance.State.UserTasks)
        {
            if (!instance.Stored.UserTasks.TryGetValue(key, out var before))
                Add(db, instance, task);
            else if (!ReferenceEquals(before, task))
                Update(db, before, task);
        }

        foreach (var step in instance.Steps)
        {
            foreach (var happened in step.History)
            {
                switch (happened)
                {
                    // A task that came and went within the unit was never in the state that is saved.
                    case HistoryEvent.UserTaskCreated created when !instance.State.UserTasks.ContainsKey(created.Task.Key):
                        Add(db, instance, created.Task);
                        break;
                    case HistoryEvent.UserTaskCompleted completed:
                        Close(db, completed.UserTaskKey, UserTaskStatus.Completed, completed.By, step);
                        break;
                    case HistoryEvent.UserTaskCanceled canceled:
                        Close(db, canceled.UserTaskKey, UserTaskStatus.Canceled, null, step);
                        break;
                }
            }
        }
    }

    private static void Add(RuntimeDb db, LoadedInstance instance, UserTaskState task)
    {
        db.Add(new UserTaskRow
        {
            Key = task.Key,
            InstanceKey = instance.Key,
            RootKey = instance.State.RootKey,
            ElementKey = task.ElementInstanceKey,
            ProcessId = instance.Row.ProcessId,
            ElementId = task.ElementId.Value,
            Name = task.Name ?? instance.Model.Find(task.ElementId)?.Name ?? task.ElementId.Value,
            BusinessKey = instance.State.Header.BusinessKey,
            Assignee = task.Assignee,
            CreatedAt = task.CreatedAt,
            DueDate = task.DueDate,
            FollowUpDate = task.FollowUpDate,
            Priority = task.Priority,
        });
        AddCandidates(db, task);
    }

    private static void AddCandidates(RuntimeDb db, UserTaskState task)
    {
        foreach (var group in task.CandidateGroups.Distinct(StringComparer.Ordinal))
            db.Add(new TaskCandidateRow { TaskKey = task.Key, Kind = CandidateKind.Group, Candidate = group });
        foreach (var user in task.CandidateUsers.Distinct(StringComparer.Ordinal))
            db.Add(new TaskCandidateRow { TaskKey = task.Key, Kind = CandidateKind.User, Candidate = user });
    }

    private static void Update(RuntimeDb db, UserTaskState before, UserTaskState task)
    {
        if (db.UserTasks.Find(task.Key) is not { } row)
            return;

        row.Assignee = task.Assignee;
        row.DueDate = task.DueDate;
        row.FollowUpDate = task.FollowUpDate;
        row.Priority = task.Priority;
        if (before.CandidateGroups.SequenceEqual(task.CandidateGroups, StringComparer.Ordinal)
            && before.CandidateUsers.SequenceEqual(task.CandidateUsers, StringComparer.Ordinal))
        {
            return;
        }

        db.RemoveRange(db.TaskCandidates.Where(candidate => candidate.TaskKey == task.Key));
        AddCandidates(db, task);
    }

    private static void Close(RuntimeDb db, long key, UserTaskStatus status, string? by, StepRecord step)
    {
        if (db.UserTasks.Find(key) is not { } row)
            return;

        row.Status = status;
        row.ClosedAt = step.Command.At;
        row.CompletedBy = by;
        if (db.TaskDrafts.Find(key) is { } draft)
            db.Remove(draft);
    }
}
