using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements;

/// <summary>
/// What has no work of its own: undefined and manual tasks, start, boundary, none intermediate and none end events, and parallel
/// gateways, whose waiting happens on their incoming flows (<see cref="ParallelJoin"/>).
/// </summary>
internal sealed class PassThrough : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node) => Transition.Complete;
}
