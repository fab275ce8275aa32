using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Gateways;

/// <summary>
/// Takes the first flow whose condition is true, else the default; a condition that is neither true nor false is an incident.
/// Source: BPMN 2.0.2 §13.4.2.
/// </summary>
internal sealed class ExclusiveGateway : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node) => Transition.Complete;

    public override Failure? SelectFlows(StepRun run, ElementInstance element, FlowNode node, List<SequenceFlow> selected) =>
        OutgoingFlows.SelectFirst(run, element, node, selected);
}
