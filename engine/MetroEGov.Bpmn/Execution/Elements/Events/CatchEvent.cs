using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Events;

/// <summary>
/// An intermediate message or timer event, or a receive task: waits until it is triggered. Source: BPMN 2.0.2 §13.5.2, §13.3.3.
/// </summary>
internal sealed class CatchEvent : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        var prepared = ImmutableArray.CreateBuilder<PreparedWait>(1);
        if (CatchEvents.Prepare(run, element.Key, node, prepared) is { } failure)
        {
            return Transition.Fail(failure);
        }
        if (prepared.Count == 0)
        {
            return Transition.Complete;
        }
        Waits.Open(run, prepared.ToImmutable());
        return Transition.Wait;
    }
}
