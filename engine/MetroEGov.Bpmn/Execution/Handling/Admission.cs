using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>Whether an instance takes a command at all.</summary>
internal static class Admission
{
    public static StepOutcome.Rejected? Refuse(InstanceState state, Command command)
    {
        if (command is Command.StartInstance)
        {
            return state.Status == InstanceStatus.Created ? null : new(RejectionCode.WrongState, "The instance has been started already.");
        }
        return state.Status switch
        {
            InstanceStatus.Created => new(RejectionCode.NotFound, "The instance has not been started."),
            InstanceStatus.Completed or InstanceStatus.Terminated => new(RejectionCode.AlreadyClosed, "The instance has ended."),
            _ when command.At < state.At => new(
                RejectionCode.TooEarly,
                "The command is older than the last step of the instance; its time has to be max(clock, the state's time)."),
            _ => null,
        };
    }
}
