using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Activities;

/// <summary>A script task whose script is a FEEL expression, evaluated inside the step. Source: BPMN 2.0.2 §13.3.3.</summary>
internal sealed class ScriptTask : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        var script = node.Script ?? throw new UnreachableException($"{node} has a script.");
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the result of the script");
        if (!expressions.TryVariable(script.Expression, out var result, out var failure))
        {
            return Transition.Fail(failure);
        }
        return TaskResult.Write(run, element, node, script.ResultVariable, result) is { } refused
            ? Transition.Fail(refused)
            : Transition.Complete;
    }
}
