using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>What happens when an event that was waited for comes: a message, a timer, an error.</summary>
internal static class Triggering
{
    /// <param name="ownerKey">The element instance that waited or was guarded, or the scope of an event subprocess.</param>
    public static void Fire(StepRun run, long ownerKey, FlowNode target, ImmutableDictionary<string, VariableValue> variables)
    {
        switch (target.Kind)
        {
            case ElementKind.BoundaryEvent:
                FireBoundary(run, Owner(run, ownerKey), target, variables);
                break;
            case ElementKind.StartEvent:
                FireEventSubprocess(run, ownerKey, target, variables);
                break;
            default:
                var owner = Owner(run, ownerKey);
                if (owner.Kind == ElementKind.EventBasedGateway)
                {
                    FireAfterGateway(run, owner, target, variables);
                }
                else
                {
                    Lifecycle.CompleteWith(run, owner, variables);
                }
                break;
        }
    }

    /// <summary>Source: BPMN 2.0.2 §13.5.3. The boundary event goes on at once, even while called instances still have to confirm their end.</summary>
    private static void FireBoundary(StepRun run, ElementInstance owner, FlowNode boundary, ImmutableDictionary<string, VariableValue> variables)
    {
        if (boundary.IsInterrupting)
        {
            Termination.TerminateElement(run, owner);
        }
        Lifecycle.CompleteWith(run, Lifecycle.Enter(run, boundary, owner.ScopeKey), variables);
    }

    private static void FireEventSubprocess(StepRun run, long scopeKey, FlowNode start, ImmutableDictionary<string, VariableValue> variables)
    {
        if (start.IsInterrupting)
        {
            Termination.TerminateContent(run, scopeKey);
            var others = EventSubprocesses.In(run, scopeKey).Select(i => EventSubprocesses.StartOf(run, run.Model.Nodes[i]).Id).ToHashSet();
            Waits.CloseTriggers(run, (owner, target) => owner == scopeKey && others.Contains(target));
            EventSubprocesses.GiveUpSubscribing(run, scopeKey);
        }
        var node = run.Model.Nodes[start.Parent ?? throw new UnreachableException("The start event lies in its event subprocess.")];
        var container = Lifecycle.Enter(run, node, scopeKey);
        EventSubprocesses.Subscribe(run, container.Key, node.EventSubprocesses);
        Lifecycle.CompleteWith(run, Lifecycle.Enter(run, start, container.Key), variables);
    }

    /// <summary>Source: BPMN 2.0.2 §13.4.4: the first event wins, the others are withdrawn.</summary>
    private static void FireAfterGateway(
        StepRun run,
        ElementInstance gateway,
        FlowNode target,
        ImmutableDictionary<string, VariableValue> variables)
    {
        var flow = run.NodeOf(gateway).Outgoing.Select(i => run.Model.Flows[i]).First(f => f.Target == target.Index);
        Waits.Close(run, gateway.Key);
        run.Record(new HistoryEvent.ElementCompleted(gateway.Key, gateway.ElementId));
        run.Record(new HistoryEvent.SequenceFlowTaken(flow.Id, gateway.ScopeKey));
        Lifecycle.CompleteWith(run, Lifecycle.Enter(run, target, gateway.ScopeKey), variables);
    }

    private static ElementInstance Owner(StepRun run, long key) =>
        run.State.Element(key) ?? throw new UnreachableException("What waits is closed together with its element instance.");
}
