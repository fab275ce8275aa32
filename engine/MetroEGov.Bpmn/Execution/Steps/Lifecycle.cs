using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Bpmn.Execution.Elements;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// The one life of all elements: activate (inputs, work, boundary events), perhaps wait, complete (flows, outputs) or be terminated
/// (<see cref="Termination"/>). Source: BPMN 2.0.2 §13.3.2, figure 13.2.
/// </summary>
internal static class Lifecycle
{
    public static void Activate(StepRun run, FlowNode node, long scopeKey)
    {
        var isBody = node.MultiInstance is not null;
        Work(run, Enter(run, node, scopeKey, isBody), node);
    }

    /// <summary>Makes the element instance, nothing more.</summary>
    public static ElementInstance Enter(StepRun run, FlowNode node, long scopeKey, bool isBody = false, int? loopCounter = null)
    {
        var key = run.NextKey();
        run.Record(new HistoryEvent.ElementActivated(key, node.Id, node.Kind, scopeKey, loopCounter, isBody));
        return run.State.Element(key) ?? throw new UnreachableException("An activated element is in the state.");
    }

    /// <summary>Activation after the element instance was made: for a first time, or again after an incident.</summary>
    /// <param name="mapsInputs">False when only the work is done again.</param>
    public static void Work(StepRun run, ElementInstance element, FlowNode node, bool mapsInputs = true)
    {
        var mark = run.HistoryCount;
        var waits = ImmutableArray<PreparedWait>.Empty;
        var transition = mapsInputs && !element.IsMultiInstanceBody && IoMappings.MapInputs(run, element, node) is { } inputFailure
            ? Transition.Fail(inputFailure)
            : mapsInputs && BoundaryEvents.Prepare(run, element, node, out waits) is { } boundaryFailure
                ? Transition.Fail(boundaryFailure)
                : ElementBehaviors.Of(node, element.IsMultiInstanceBody).Activate(run, element, node);
        switch (transition.Kind)
        {
            case TransitionKind.Wait:
                Waits.Open(run, waits);
                break;
            case TransitionKind.Complete:
                Complete(run, element.Key);
                break;
            case TransitionKind.Gone:
                break;
            default:
                run.RollBack(element, mark);
                Incidents.Raise(
                    run,
                    element,
                    transition.Failure ?? throw new UnreachableException("A failed transition has its reason."),
                    mapsInputs ? IncidentRetry.Activation : IncidentRetry.Work);
                break;
        }
    }

    /// <summary>
    /// Completes an element that gave variables: with output mappings they are local to it and only the mappings go outwards, without
    /// they are written to where they live, else into the instance.
    /// </summary>
    public static void CompleteWith(StepRun run, ElementInstance element, ImmutableDictionary<string, VariableValue> variables)
    {
        if (run.NodeOf(element).Io.Outputs.IsEmpty)
        {
            VariableWriting.Propagate(run, element.Key, variables);
        }
        else
        {
            VariableWriting.SetLocal(run, element.Key, variables);
        }
        Complete(run, element.Key);
    }

    public static void Complete(StepRun run, long key)
    {
        var element = run.State.Element(key) ?? throw new UnreachableException("Only an element that is there completes.");
        var node = run.NodeOf(element);
        var isIteration = element.LoopCounter is not null;
        var flows = new List<SequenceFlow>();
        var failure = isIteration ? null : ElementBehaviors.Of(node, element.IsMultiInstanceBody).SelectFlows(run, element, node, flows);
        var outputs = ImmutableArray<WrittenVariable>.Empty;
        if (failure is null)
        {
            failure = element.IsMultiInstanceBody
                ? MultiInstanceLoop.PrepareOutputCollection(run, element, node, out outputs)
                : IoMappings.PrepareOutputs(run, element, node, out outputs);
        }
        var iteration = default(IterationEnd);
        if (failure is null && isIteration)
        {
            failure = MultiInstanceLoop.PrepareIterationEnd(run, element, node, outputs, out iteration);
        }
        if (failure is not null)
        {
            Incidents.Raise(run, element, failure, IncidentRetry.Completion);
            return;
        }

        IoMappings.Write(run, outputs);
        Waits.Close(run, element.Key);
        run.Record(new HistoryEvent.ElementCompleted(element.Key, element.ElementId));
        if (isIteration)
        {
            MultiInstanceLoop.EndIteration(run, element, node, iteration);
            return;
        }
        if (node.Kind == ElementKind.EndEvent && node.Event is EventTrigger.Terminate)
        {
            Termination.TerminateContent(run, element.ScopeKey);
        }
        foreach (var flow in flows)
        {
            run.Agenda.Add(new AgendaItem(AgendaAction.TakeFlow, element.ScopeKey, flow.Id));
        }
        if (flows.Count == 0)
        {
            run.Agenda.Add(new AgendaItem(AgendaAction.CompleteScope, element.ScopeKey));
        }
    }

    public static void TakeFlow(StepRun run, ElementId flowId, long scopeKey)
    {
        var flow = run.Model.FindFlow(flowId) ?? throw new InvalidOperationException(
            $"Process '{run.Model.ProcessId}' has no flow '{flowId}' that a token of instance {run.State.Key} is on.");
        run.Record(new HistoryEvent.SequenceFlowTaken(flow.Id, scopeKey));
        var target = run.Model.Nodes[flow.Target];
        if (!ParallelJoin.IsJoin(target) || ParallelJoin.Arrive(run, flow, target, scopeKey))
        {
            Activate(run, target, scopeKey);
        }
    }

    /// <summary>Completes a subprocess, a multi-instance body or the instance when nothing is left in it.</summary>
    public static void CompleteScope(StepRun run, long scopeKey)
    {
        if (!run.State.HasScope(scopeKey)
            || run.State.Element(scopeKey) is { Status: ElementStatus.Terminating }
            || run.State.ChildCount(scopeKey) > 0
            || run.Agenda.HasTokens(scopeKey)
            || run.State.WaitingTokens.Any(t => t.ScopeKey == scopeKey))
        {
            return;
        }
        if (scopeKey == run.State.Key)
        {
            InstanceEnd.Complete(run);
            return;
        }
        if (!run.State.Incidents.Values.Any(i => i.ElementInstanceKey == scopeKey && i.Retry == IncidentRetry.Completion))
        {
            Complete(run, scopeKey);
        }
    }
}
