using System.Collections.Immutable;

namespace MetroEGov.Dmn.Compilation;

/// <summary>
/// What must be decided before what, and the cycles. Without recursion, so that a chain of ten thousand decisions is a long list
/// and no stack overflow.
/// </summary>
internal static class RequirementOrder
{
    /// <summary>All decisions that <paramref name="start"/> requires, each after those it requires itself.</summary>
    public static ImmutableArray<DecisionNode> Before(DecisionNode start)
    {
        var order = ImmutableArray.CreateBuilder<DecisionNode>();
        Walk(start, [], order.Add, static _ => { });
        order.RemoveAt(order.Count - 1);
        return order.ToImmutable();
    }

    public static void ReportCycles(IEnumerable<DecisionNode> decisions, ImmutableArray<DmnProblem>.Builder problems)
    {
        var done = new HashSet<DecisionNode>();
        foreach (var decision in decisions.Where(decision => !done.Contains(decision)))
        {
            Walk(decision, done, static _ => { }, node => problems.Add(new(
                DmnProblemCode.RequirementCycle, node.Id, node.Element.Line, $"The decision '{node.Name}' requires itself, directly or through others.")));
        }
    }

    /// <summary>Post-order over what is not done yet.</summary>
    private static void Walk(DecisionNode start, HashSet<DecisionNode> done, Action<DecisionNode> leave, Action<DecisionNode> closesCycle)
    {
        var path = new HashSet<DecisionNode> { start };
        var stack = new Stack<(DecisionNode Node, IEnumerator<DecisionNode> Required)>();
        stack.Push((start, RequiredBy(start).GetEnumerator()));
        while (stack.TryPeek(out var top))
        {
            if (!top.Required.MoveNext())
            {
                stack.Pop();
                path.Remove(top.Node);
                done.Add(top.Node);
                leave(top.Node);
                continue;
            }

            var required = top.Required.Current;
            if (path.Contains(required))
            {
                closesCycle(required);
            }
            else if (!done.Contains(required))
            {
                path.Add(required);
                stack.Push((required, RequiredBy(required).GetEnumerator()));
            }
        }
    }

    private static IEnumerable<DecisionNode> RequiredBy(DecisionNode node) => node.Visible.Select(visible => visible.Node).OfType<DecisionNode>();
}
