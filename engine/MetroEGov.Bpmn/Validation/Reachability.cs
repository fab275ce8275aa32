using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>Finds elements that no start event leads to: they are drawn but never run.</summary>
internal static class Reachability
{
    public static IEnumerable<Problem> Check(ProcessModel model)
    {
        var reached = new bool[model.Nodes.Length];
        var open = new Stack<int>(model.TopLevel.Where(i => model.Nodes[i].Kind == ElementKind.StartEvent).Concat(model.EventSubprocesses));
        while (open.TryPop(out var index))
        {
            if (reached[index])
            {
                continue;
            }

            reached[index] = true;
            foreach (var next in Next(model, model.Nodes[index]))
            {
                open.Push(next);
            }
        }

        return model.Nodes.Where(n => !reached[n.Index] && IsOutermost(n, reached)).Select(n => new Problem(
            ProblemSeverity.Warning,
            ProblemCode.UnreachableElement,
            n.Id.Value,
            n.Line,
            $"No start event leads to '{n.Id}'; it will never run."));
    }

    private static IEnumerable<int> Next(ProcessModel model, FlowNode node) =>
        node.Outgoing.Select(i => model.Flows[i].Target)
            .Concat(node.BoundaryEvents)
            .Concat(node.EventSubprocesses)
            .Concat(node.Children.Where(i => model.Nodes[i].Kind == ElementKind.StartEvent));

    /// <summary>What lies in an unreachable subprocess is said by the subprocess.</summary>
    private static bool IsOutermost(FlowNode node, bool[] reached) => node.Parent is not { } parent || reached[parent];
}
