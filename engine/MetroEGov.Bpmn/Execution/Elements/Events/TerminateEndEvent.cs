using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Events;

/// <summary>
/// Ends everything else in its scope; the scope then completes as usual. The ending itself follows the event's completion, see
/// <see cref="Lifecycle.Complete"/>. Source: BPMN 2.0.2 §13.5.6.
/// </summary>
internal sealed class TerminateEndEvent : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node) => Transition.Complete;
}
