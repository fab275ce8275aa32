using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Containers;

/// <summary>
/// The scope around the iterations of a multi-instance activity. The input collection is read once, when the body activates; without
/// items it completes at once. Source: BPMN 2.0.2 §13.3.7.
/// </summary>
internal sealed class MultiInstanceBody : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        var loop = node.MultiInstance ?? throw new UnreachableException($"{node} has a body, so it is a multi-instance activity.");
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the input collection");
        if (!expressions.TryList(loop.InputCollection, out var values, out var failure))
        {
            return Transition.Fail(failure);
        }
        var items = ImmutableArray.CreateBuilder<VariableValue>(values.Length);
        foreach (var value in values)
        {
            if (!expressions.TryVariable(value, out var item, out failure))
            {
                return Transition.Fail(failure);
            }
            items.Add(item);
        }
        if (loop.InputElement is { } inputElement && VariableWriting.Refusal(run, items.Select(i => KeyValuePair.Create(inputElement, i))) is { } refusal)
        {
            return Transition.Fail(new Failure(IncidentType.IoMappingError, $"{node}: {refusal}"));
        }
        run.Record(new HistoryEvent.LoopStarted(element.Key, items.ToImmutable()));
        if (items.Count == 0)
        {
            return Transition.Complete;
        }
        run.Agenda.Add(new AgendaItem(AgendaAction.StartIteration, element.Key));
        return Transition.Wait;
    }
}
