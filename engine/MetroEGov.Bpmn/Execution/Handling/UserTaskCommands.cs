using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>
/// What people do with user tasks. Who may see and claim a task is the shell's business; that nobody works on another's task is ours.
/// Rejections do not say who holds it.
/// </summary>
internal static class UserTaskCommands
{
    public static StepOutcome.Rejected? Assign(StepRun run, Command.AssignUserTask command)
    {
        if (!run.State.UserTasks.TryGetValue(command.UserTaskKey, out var task))
        {
            return Rejections.Gone(run, "user task", command.UserTaskKey);
        }
        if (!command.AllowOverride && task.Assignee != command.ExpectedAssignee)
        {
            return HeldBySomebodyElse(task);
        }
        if (task.Assignee != command.Assignee)
        {
            run.Record(new HistoryEvent.UserTaskChanged(task with { Assignee = command.Assignee }));
        }
        return null;
    }

    public static StepOutcome.Rejected? Update(StepRun run, Command.UpdateUserTask command)
    {
        if (!run.State.UserTasks.TryGetValue(command.UserTaskKey, out var task))
        {
            return Rejections.Gone(run, "user task", command.UserTaskKey);
        }
        if (command.Priority is < 0 or > 100)
        {
            return new(RejectionCode.WrongState, "The priority of a user task has to be between 0 and 100.");
        }
        var changed = task with
        {
            DueDate = command.DueDate?.ToUniversalTime() ?? task.DueDate,
            FollowUpDate = command.FollowUpDate?.ToUniversalTime() ?? task.FollowUpDate,
            Priority = command.Priority ?? task.Priority,
        };
        if (changed != task)
        {
            run.Record(new HistoryEvent.UserTaskChanged(changed));
        }
        return null;
    }

    public static StepOutcome.Rejected? Complete(StepRun run, Command.CompleteUserTask command)
    {
        if (!run.State.UserTasks.TryGetValue(command.UserTaskKey, out var task))
        {
            return Rejections.Gone(run, "user task", command.UserTaskKey);
        }
        if (task.Assignee is { } assignee && assignee != command.Actor?.UserId)
        {
            return HeldBySomebodyElse(task);
        }
        if (VariableWriting.Refusal(run, command.Variables) is { } refusal)
        {
            return Rejections.InvalidVariable(refusal);
        }
        var element = run.State.Element(task.ElementInstanceKey)
            ?? throw new UnreachableException("A user task is closed together with its element instance.");
        run.Record(new HistoryEvent.UserTaskCompleted(task.Key, command.Actor?.UserId));
        Lifecycle.CompleteWith(run, element, command.Variables);
        return null;
    }

    private static StepOutcome.Rejected HeldBySomebodyElse(UserTaskState task) =>
        new(RejectionCode.AssigneeChanged, $"The user task '{task.ElementId}' is held by somebody else by now.");
}
