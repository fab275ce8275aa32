using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>Where sequence flows may begin and end, and where they may have conditions. Source: BPMN 2.0.2 §8.4.13, Table 7.3.</summary>
internal static class FlowRules
{
    public static IEnumerable<Problem> Check(ProcessModel model)
    {
        foreach (var node in model.Nodes)
        {
            if (node.Kind == ElementKind.StartEvent && !node.Incoming.IsEmpty)
            {
                yield return node.Error(ProblemCode.FlowIntoStart, $"Start event '{node.Id}' has an incoming sequence flow. Put a gateway behind the start event to come back to.");
            }

            if (node.Kind == ElementKind.EndEvent && !node.Outgoing.IsEmpty)
            {
                yield return node.Error(ProblemCode.FlowOutOfEnd, $"End event '{node.Id}' has an outgoing sequence flow. Use an intermediate event if the process goes on.");
            }

            foreach (var problem in node.Kind == ElementKind.ExclusiveGateway ? CheckChoices(model, node) : CheckUnconditional(model, node))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> CheckChoices(ProcessModel model, FlowNode gateway)
    {
        if (gateway.DefaultFlow is { } defaultFlow && model.Flows[defaultFlow].Condition is not null)
        {
            yield return model.Flows[defaultFlow].Error(ProblemCode.ConditionNotAllowed, $"Default flow '{model.Flows[defaultFlow].Id}' of gateway '{gateway.Id}' has a condition. It is taken when no other is true: remove the condition.");
        }

        if (gateway.Outgoing.Length < 2)
        {
            yield break;
        }

        foreach (var flow in gateway.Outgoing.Where(i => i != gateway.DefaultFlow).Select(i => model.Flows[i]).Where(f => f.Condition is null))
        {
            yield return flow.Error(ProblemCode.MissingCondition, $"Flow '{flow.Id}' leaves exclusive gateway '{gateway.Id}' without a condition and is not its default flow.");
        }
    }

    private static IEnumerable<Problem> CheckUnconditional(ProcessModel model, FlowNode node) =>
        from flow in node.Outgoing.Select(i => model.Flows[i])
        where flow.Condition is not null
        select flow.Error(ProblemCode.ConditionNotAllowed, $"Flow '{flow.Id}' leaves '{node.Id}' with a condition. Only an exclusive gateway may choose: put one behind it.");
}
