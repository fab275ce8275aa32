using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Gateways;

/// <summary>Waits for all events behind it; the first that comes decides. Source: BPMN 2.0.2 §13.4.4.</summary>
internal sealed class EventBasedGateway : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        var prepared = ImmutableArray.CreateBuilder<PreparedWait>(node.Outgoing.Length);
        foreach (var index in node.Outgoing)
        {
            var target = run.Model.Nodes[run.Model.Flows[index].Target];
            if (CatchEvents.Prepare(run, element.Key, target, prepared) is { } failure)
            {
                return Transition.Fail(failure);
            }
        }
        Waits.Open(run, prepared.ToImmutable());
        return Transition.Wait;
    }
}
