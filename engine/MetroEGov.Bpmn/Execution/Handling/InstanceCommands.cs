using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>Commands on the instance as a whole.</summary>
internal static class InstanceCommands
{
    public static StepOutcome.Rejected? Start(StepRun run, Command.StartInstance command)
    {
        var start = command.StartEvent is { } id ? run.Model.Find(id) : run.Model.NoneStart;
        if (start is not { Kind: ElementKind.StartEvent, Parent: null })
        {
            return new(
                RejectionCode.WrongState,
                command.StartEvent is { } given
                    ? $"Process '{run.Model.ProcessId}' has no start event '{given}'."
                    : $"Process '{run.Model.ProcessId}' has no none start event.");
        }
        if (VariableWriting.Refusal(run, command.Variables) is { } refusal)
        {
            return Rejections.InvalidVariable(refusal);
        }
        run.Record(new HistoryEvent.InstanceStarted(run.State.Key, run.Model.ProcessId, command.Header, command.Parent, run.At, command.Actor, run.Context.Seed));
        VariableWriting.SetLocal(run, run.State.Key, command.Variables);
        EventSubprocesses.Subscribe(run, run.State.Key, run.Model.EventSubprocesses);
        run.Agenda.Add(new AgendaItem(AgendaAction.Activate, run.State.Key, start.Id));
        return null;
    }

    public static StepOutcome.Rejected? Continue(StepRun run) =>
        run.Agenda.IsEmpty ? new(RejectionCode.AlreadyClosed, "The instance is at rest; there is nothing to continue.") : null;

    /// <summary>A called instance is cancelled by its caller only; otherwise the caller would wait for ever.</summary>
    public static StepOutcome.Rejected? Cancel(StepRun run, Command.CancelInstance command)
    {
        if (run.State.Status == InstanceStatus.Terminating)
        {
            return new(RejectionCode.AlreadyClosed, "The instance is ending already.");
        }
        if (run.State.Parent is not null && !command.ByParent)
        {
            return new(RejectionCode.WrongState, $"The instance was called by another; cancel the root instance {run.State.Parent.RootInstanceKey}.");
        }
        InstanceEnd.Terminate(run, isReported: false);
        return null;
    }

    public static StepOutcome.Rejected? ResolveIncident(StepRun run, Command.ResolveIncident command)
    {
        if (!run.State.Incidents.TryGetValue(command.IncidentKey, out var incident))
        {
            return Rejections.Gone(run, "incident", command.IncidentKey);
        }
        if (command.Retries < 1)
        {
            return new(RejectionCode.WrongState, "Resolving an incident needs at least one retry.");
        }
        Incidents.Resolve(run, incident, command.Retries);
        return null;
    }

    public static StepOutcome.Rejected? SetVariables(StepRun run, Command.SetVariables command)
    {
        if (!run.State.HasScope(command.ScopeKey))
        {
            return Rejections.Gone(run, "scope", command.ScopeKey);
        }
        if (VariableWriting.Refusal(run, command.Variables) is { } refusal)
        {
            return Rejections.InvalidVariable(refusal);
        }
        if (command.IsLocal)
        {
            VariableWriting.SetLocal(run, command.ScopeKey, command.Variables);
        }
        else
        {
            VariableWriting.Propagate(run, command.ScopeKey, command.Variables);
        }
        return null;
    }
}
