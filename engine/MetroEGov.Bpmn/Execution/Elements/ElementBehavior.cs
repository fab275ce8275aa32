using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements;

/// <summary>
/// What is particular to one kind of element. All else (input and output mappings, boundary events, incidents, flows) is the one
/// lifecycle of all elements: <see cref="Lifecycle"/>. Without state; one instance serves all.
/// </summary>
internal abstract class ElementBehavior
{
    /// <summary>
    /// The element's work, after its input mappings. Evaluates everything before it records anything, so that a failure leaves no trace.
    /// </summary>
    public abstract Transition Activate(StepRun run, ElementInstance element, FlowNode node);

    /// <summary>Chooses the flows that tokens leave by. Source: BPMN 2.0.2 §13.3.1 (activities), §13.4 (gateways).</summary>
    public virtual Failure? SelectFlows(StepRun run, ElementInstance element, FlowNode node, List<SequenceFlow> selected)
    {
        OutgoingFlows.SelectAll(run, node, selected);
        return null;
    }
}
