using System.Diagnostics;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Snapshots;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

internal enum EffectResult
{
    /// <summary>It is done, or was done before.</summary>
    Done,

    /// <summary>The receiver is quarantined.</summary>
    ReceiverQuarantined,
}

/// <summary>
/// Does an effect on another instance. Everything here may run again after a crash: a start under a calling element that has its child
/// already, or a report that the receiver knows already, changes nothing (R4).
/// </summary>
internal static class EffectRunner
{
    public static EffectResult Run(WorkUnit unit, OutboxRow row) => EffectJson.Read(row.Json) switch
    {
        Effect.StartChild start => StartChild(unit, row.InstanceKey, start),
        Effect.TerminateChild terminate => TerminateChild(unit, row.InstanceKey, terminate),
        Effect.ReportCompletion report => Send(
            unit,
            report.Parent.InstanceKey,
            new Command.ChildCompleted(unit.Now, report.Parent.ElementInstanceKey, report.Variables)),
        Effect.ReportTermination report => Send(
            unit,
            report.Parent.InstanceKey,
            new Command.ChildTerminated(unit.Now, report.Parent.ElementInstanceKey)),
        Effect.ReportError report => Send(
            unit,
            report.Parent.InstanceKey,
            new Command.ChildThrewError(unit.Now, report.Parent.ElementInstanceKey, report.ErrorCode, report.Message, report.Variables)),
        Effect.ContinueLater => Send(unit, row.InstanceKey, new Command.Continue(unit.Now)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whom an effect is for; see <see cref="OutboxRow.PartyKey"/>.</summary>
    public static long PartyOf(Effect effect, long instanceKey) => effect switch
    {
        Effect.StartChild start => start.ElementInstanceKey,
        Effect.TerminateChild terminate => terminate.ElementInstanceKey,
        Effect.ReportCompletion report => report.Parent.InstanceKey,
        Effect.ReportTermination report => report.Parent.InstanceKey,
        Effect.ReportError report => report.Parent.InstanceKey,
        _ => instanceKey,
    };

    /// <summary>The start of a called process threw again and again: its caller gets an incident instead of waiting for ever.</summary>
    public static EffectResult GiveUpStart(WorkUnit unit, OutboxRow row) =>
        EffectJson.Read(row.Json) is Effect.StartChild start
            ? Send(unit, row.InstanceKey, new Command.ChildFailedToStart(
                unit.Now, start.ElementInstanceKey, $"Starting the process '{start.ProcessId}' threw. See the host's log, then resolve."))
            : EffectResult.Done;

    private static EffectResult StartChild(WorkUnit unit, long parentKey, Effect.StartChild start)
    {
        if (unit.Db.Tombstones.Find(start.ElementInstanceKey) is not null
            || unit.Db.Instances.Any(child => child.ParentElementKey == start.ElementInstanceKey))
        {
            return EffectResult.Done;
        }

        if (unit.Load(parentKey) is not { } parent)
            return EffectResult.Done;
        if (Resolve(unit, parent, start) is not { } definition)
        {
            return Send(unit, parentKey, new Command.ChildFailedToStart(
                unit.Now,
                start.ElementInstanceKey,
                $"No version of the process '{start.ProcessId}' is valid on {start.VersionDate}. Deploy one, then resolve."));
        }

        var child = unit.Create(definition, start.ElementInstanceKey);
        var link = new ParentLink(parentKey, start.ElementInstanceKey, parent.State.RootKey, start.CaughtErrorCodes);
        var outcome = unit.Apply(
            child, new Command.StartInstance(unit.Now, start.Actor, start.Header, start.Variables, StartEvent: null, link));
        return outcome is StepOutcome.Rejected rejected
            ? Send(unit, parentKey, new Command.ChildFailedToStart(
                unit.Now, start.ElementInstanceKey, $"The process '{start.ProcessId}' did not start: {rejected.Text}"))
            : EffectResult.Done;
    }

    private static DefinitionRow? Resolve(WorkUnit unit, LoadedInstance parent, Effect.StartChild start) => start.Binding switch
    {
        BindingType.Deployment =>
            unit.Definitions.FindInDeployment(DefinitionKind.Process, start.ProcessId, parent.Definition.DeploymentKey),
        _ => unit.Definitions.FindValid(DefinitionKind.Process, start.ProcessId, start.VersionDate),
    };

    private static EffectResult TerminateChild(WorkUnit unit, long parentKey, Effect.TerminateChild terminate)
    {
        var child = unit.Db.Instances
            .Where(row => row.ParentElementKey == terminate.ElementInstanceKey)
            .Select(row => new { row.Key, row.Status })
            .SingleOrDefault();
        if (child is null)
        {
            if (unit.Db.Tombstones.Find(terminate.ElementInstanceKey) is null)
                unit.Db.Add(new TombstoneRow { ParentElementKey = terminate.ElementInstanceKey, At = unit.Now });
            return Send(unit, parentKey, new Command.ChildTerminated(unit.Now, terminate.ElementInstanceKey));
        }

        // A child that is over has said so, or will: but the caller stopped waiting for a result and wants only to know that it is gone.
        return child.Status is InstanceStatus.Completed or InstanceStatus.Terminated
            ? Send(unit, parentKey, new Command.ChildTerminated(unit.Now, terminate.ElementInstanceKey))
            : Send(unit, child.Key, new Command.CancelInstance(unit.Now, Actor: null, ByParent: true));
    }

    /// <summary>A rejection means that the receiver is past it: for an effect that is done.</summary>
    private static EffectResult Send(WorkUnit unit, long instanceKey, Command command)
    {
        if (unit.Load(instanceKey) is not { } instance)
            return EffectResult.Done;
        if (instance.Row.IsQuarantined)
            return EffectResult.ReceiverQuarantined;

        unit.Apply(instance, command);
        return EffectResult.Done;
    }
}
