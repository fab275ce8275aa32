using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Activities;

/// <summary>A business rule task that evaluates a DMN decision inside the step. Source: BPMN 2.0.2 §13.3.3.</summary>
internal sealed class BusinessRuleTask : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node) =>
        Decisions.Evaluate(run, element, node) is { } failure ? Transition.Fail(failure) : Transition.Complete;
}
