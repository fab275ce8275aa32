using MetroEGov.Bpmn.Execution.Elements.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>
/// What the shell tells a caller of the instance that it called. However a called instance ends, a caller that is ending takes it as
/// the confirmation that it waits for (R4).
/// </summary>
internal static class ChildCommands
{
    public static StepOutcome.Rejected? FailedToStart(StepRun run, Command.ChildFailedToStart command)
    {
        if (Caller(run, command.ElementInstanceKey, out var caller) is { } rejected)
        {
            return rejected;
        }
        if (!Confirms(run, caller))
        {
            Incidents.Raise(
                run,
                caller,
                new Failure(IncidentType.CalledElementError, $"{run.NodeOf(caller)}: the called process could not be started. {command.Text}".TrimEnd()),
                IncidentRetry.Work);
        }
        return null;
    }

    /// <summary>Variables that cannot be taken are an incident; resolving it calls the process again.</summary>
    public static StepOutcome.Rejected? Completed(StepRun run, Command.ChildCompleted command)
    {
        if (Caller(run, command.ElementInstanceKey, out var caller) is { } rejected)
        {
            return rejected;
        }
        if (Confirms(run, caller))
        {
            return null;
        }
        var node = run.NodeOf(caller);
        var returned = CallActivity.Returned(node, command.Variables);
        if (VariableWriting.Refusal(run, returned) is { } refusal)
        {
            Incidents.Raise(
                run,
                caller,
                new Failure(IncidentType.IoMappingError, $"{node}: the variables of the called process cannot be taken: {refusal}"),
                IncidentRetry.Restart);
            return null;
        }
        Lifecycle.CompleteWith(run, caller, returned);
        return null;
    }

    public static StepOutcome.Rejected? Terminated(StepRun run, Command.ChildTerminated command)
    {
        if (Caller(run, command.ElementInstanceKey, out var caller) is { } rejected)
        {
            return rejected;
        }
        if (!Confirms(run, caller))
        {
            Incidents.Raise(
                run,
                caller,
                new Failure(IncidentType.CalledElementError, $"{run.NodeOf(caller)}: the called instance was ended from outside."),
                IncidentRetry.Restart);
        }
        return null;
    }

    public static StepOutcome.Rejected? ThrewError(StepRun run, Command.ChildThrewError command)
    {
        if (Caller(run, command.ElementInstanceKey, out var caller) is { } rejected)
        {
            return rejected;
        }
        if (Confirms(run, caller))
        {
            return null;
        }
        if (VariableWriting.Refusal(run, command.Variables) is { } refusal)
        {
            Incidents.Raise(
                run,
                caller,
                new Failure(IncidentType.IoMappingError, $"{run.NodeOf(caller)}: the variables of the error '{command.ErrorCode}' cannot be taken: {refusal}"),
                IncidentRetry.Restart);
            return null;
        }
        run.AnsweredCalls.Add(caller.Key);
        if (ErrorPropagation.Throw(run, caller, new ThrownError(command.ErrorCode, command.Message, command.Variables)) is { } uncaught)
        {
            Incidents.Raise(run, caller, uncaught, IncidentRetry.Restart);
        }
        return null;
    }

    private static StepOutcome.Rejected? Caller(StepRun run, long key, out ElementInstance caller)
    {
        if (run.State.Element(key) is { Kind: Model.ElementKind.CallActivity, IsMultiInstanceBody: false } found)
        {
            caller = found;
            return run.State.Incidents.Values.Any(i => i.ElementInstanceKey == key)
                ? new(RejectionCode.AlreadyClosed, $"The call activity {key} has its answer already.")
                : null;
        }
        caller = null!; // not read: the caller returns the rejection
        return Rejections.Gone(run, "call activity", key);
    }

    private static bool Confirms(StepRun run, ElementInstance caller)
    {
        if (caller.Status != ElementStatus.Terminating)
        {
            return false;
        }
        Termination.Confirm(run, caller);
        return true;
    }
}
