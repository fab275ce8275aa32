using System.Diagnostics;
using MetroEGov.Bpmn.Execution.Steps;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>Hands each command to the class of its family. Handlers reject before they record anything.</summary>
internal static class CommandHandling
{
    public static StepOutcome.Rejected? Handle(StepRun run, Command command) => command switch
    {
        Command.StartInstance c => InstanceCommands.Start(run, c),
        Command.Continue => InstanceCommands.Continue(run),
        Command.CancelInstance c => InstanceCommands.Cancel(run, c),
        Command.ResolveIncident c => InstanceCommands.ResolveIncident(run, c),
        Command.SetVariables c => InstanceCommands.SetVariables(run, c),
        Command.CompleteJob c => JobCommands.Complete(run, c),
        Command.FailJob c => JobCommands.Fail(run, c),
        Command.UpdateJobRetries c => JobCommands.UpdateRetries(run, c),
        Command.ThrowJobError c => JobCommands.ThrowError(run, c),
        Command.AssignUserTask c => UserTaskCommands.Assign(run, c),
        Command.UpdateUserTask c => UserTaskCommands.Update(run, c),
        Command.CompleteUserTask c => UserTaskCommands.Complete(run, c),
        Command.FireTimer c => EventCommands.FireTimer(run, c),
        Command.CorrelateMessage c => EventCommands.CorrelateMessage(run, c),
        Command.ChildFailedToStart c => ChildCommands.FailedToStart(run, c),
        Command.ChildCompleted c => ChildCommands.Completed(run, c),
        Command.ChildTerminated c => ChildCommands.Terminated(run, c),
        Command.ChildThrewError c => ChildCommands.ThrewError(run, c),
        _ => throw new UnreachableException($"No handler for {command.GetType().Name}."),
    };
}
