using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>Which sequence flows a completing element takes.</summary>
internal static class OutgoingFlows
{
    /// <summary>Every flow. Source: BPMN 2.0.2 §13.3.1; conditions on the flows of an activity are refused when the definition is read.</summary>
    public static void SelectAll(StepRun run, FlowNode node, List<SequenceFlow> selected) =>
        selected.AddRange(node.Outgoing.Select(index => run.Model.Flows[index]));

    /// <summary>The first flow in document order whose condition is true, else the default. Source: BPMN 2.0.2 §13.4.2.</summary>
    public static Failure? SelectFirst(StepRun run, ElementInstance element, FlowNode node, List<SequenceFlow> selected)
    {
        foreach (var index in node.Outgoing)
        {
            var flow = run.Model.Flows[index];
            if (index == node.DefaultFlow)
            {
                continue;
            }
            if (flow.Condition is null || IsTrue(run, element, node, flow, out var failure))
            {
                selected.Add(flow);
                return null;
            }
            if (failure is not null)
            {
                return failure;
            }
        }
        if (node.DefaultFlow is { } defaultFlow)
        {
            selected.Add(run.Model.Flows[defaultFlow]);
            return null;
        }
        return node.Outgoing.Length > 0 ? NoneFits(node) : null;
    }

    private static bool IsTrue(StepRun run, ElementInstance element, FlowNode node, SequenceFlow flow, out Failure? failure)
    {
        failure = null;
        if (flow.Condition is not { } condition)
        {
            return true;
        }
        var expressions = new Expressions(run, node, element.Key, IncidentType.ConditionError, $"the condition of flow '{flow.Id}'");
        return expressions.TryBoolean(condition, out var isTrue, out failure) && isTrue;
    }

    private static Failure NoneFits(FlowNode node) =>
        new(IncidentType.ConditionError, $"{node}: no condition is true and there is no default flow.");
}
