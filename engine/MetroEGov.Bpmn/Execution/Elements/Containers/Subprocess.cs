using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Containers;

/// <summary>
/// An embedded subprocess: a scope of its own that begins at its none start event and completes when nothing is left in it. Event
/// subprocesses have the same life, but their trigger starts them. Source: BPMN 2.0.2 §13.3.4.
/// </summary>
internal sealed class Subprocess : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        var start = node.Children.Select(i => run.Model.Nodes[i]).FirstOrDefault(n => n.Kind == ElementKind.StartEvent)
            ?? throw new UnreachableException($"{node} has a start event: the reader sees to it.");
        EventSubprocesses.Subscribe(run, element.Key, node.EventSubprocesses);
        run.Agenda.Add(new AgendaItem(AgendaAction.Activate, element.Key, start.Id));
        return Transition.Wait;
    }
}
