using System.Collections.Immutable;

namespace MetroEGov.Dmn.Compilation;

/// <summary>
/// Finds for each decision what must be decided before it, and the cycles. Without recursion, so that a chain of ten thousand
/// decisions is a long list and no stack overflow.
/// </summary>
internal sealed class RequirementOrder(ImmutableArray<DmnProblem>.Builder problems)
{
    private readonly HashSet<DecisionNode> _inCycle = [];

    public void Set(IEnumerable<DecisionNode> decisions)
    {
        foreach (var decision in decisions) decision.Before = [.. Walk(decision)];
    }

    /// <summary>Post-order over the required decisions, without the decision itself.</summary>
    private List<DecisionNode> Walk(DecisionNode start)
    {
        var order = new List<DecisionNode>();
        var done = new HashSet<DecisionNode>();
        var path = new HashSet<DecisionNode> { start };
        var stack = new Stack<(DecisionNode Node, IEnumerator<DecisionNode> Required)>();
        stack.Push((start, RequiredBy(start).GetEnumerator()));
        while (stack.TryPeek(out var top))
        {
            if (!top.Required.MoveNext())
            {
                stack.Pop();
                path.Remove(top.Node);
                if (done.Add(top.Node) && top.Node != start) order.Add(top.Node);
                continue;
            }

            var required = top.Required.Current;
            if (path.Contains(required)) ReportCycle(required);
            else if (!done.Contains(required))
            {
                path.Add(required);
                stack.Push((required, RequiredBy(required).GetEnumerator()));
            }
        }

        return order;
    }

    private void ReportCycle(DecisionNode node)
    {
        if (_inCycle.Add(node))
            problems.Add(new(DmnProblemCode.RequirementCycle, node.Id, node.Element.Line, $"The decision '{node.Name}' requires itself, directly or through others."));
    }

    private static IEnumerable<DecisionNode> RequiredBy(DecisionNode node) => node.Visible.Select(visible => visible.Node).OfType<DecisionNode>();
}
