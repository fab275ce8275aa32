using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Events;

/// <summary>Throws its error outwards; whoever catches it ends this event with its scope. Source: BPMN 2.0.2 §13.5.6.</summary>
internal sealed class ErrorEndEvent : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        if (node.Event is not EventTrigger.Error { Code: { } code })
        {
            return Transition.Fail(new Failure(IncidentType.ExtractValueError, $"{node}: the error has no code."));
        }
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the error code");
        if (!expressions.TryText(code, out var text, out var failure))
        {
            return Transition.Fail(failure);
        }
        var error = new ThrownError(text, null, ImmutableDictionary<string, VariableValue>.Empty);
        return ErrorPropagation.Throw(run, element, error) is { } uncaught ? Transition.Fail(uncaught) : Transition.Gone;
    }
}
