using System.Collections.Immutable;

using MetroEGov.Dmn.Compilation;
using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>Decides a decision and, before it, all that it requires; each once per run.</summary>
internal static class DecisionEvaluation
{
    /// <summary>Not recursive: a chain of requirements may be as long as it likes.</summary>
    public static FeelValue Decide(DecisionNode node, DecisionRun run)
    {
        if (!run.TryDecided(node, out _) && !run.Decided.ContainsKey(node.VariableName))
        {
            foreach (var before in Needed(node, run)) DecideOne(before, run);
        }

        return DecideOne(node, run);
    }

    /// <summary>Without those that are only needed for decisions whose value is given.</summary>
    private static IEnumerable<DecisionNode> Needed(DecisionNode node, DecisionRun run)
    {
        if (run.Decided.Count == 0) return node.Before;

        var needed = new HashSet<DecisionNode> { node };
        foreach (var candidate in node.Before.Append(node).Reverse())
        {
            if (!needed.Contains(candidate) || run.Decided.ContainsKey(candidate.VariableName)) continue;
            foreach (var visible in candidate.Visible) if (visible.Node is DecisionNode required) needed.Add(required);
        }

        return node.Before.Where(needed.Contains);
    }

    private static FeelValue DecideOne(DecisionNode node, DecisionRun run)
    {
        if (run.TryDecided(node, out var known)) return known;

        var value = run.Decided.TryGetValue(node.VariableName, out var given)
            ? TypedLogic.Coerce(run, node.Type, Types.JsonInput.Read(node.Type, given), node.Id, node.Name)
            : Evaluate(node, run);
        run.Decide(node, value);
        return value;
    }

    private static FeelValue Evaluate(DecisionNode node, DecisionRun run)
    {
        run.Open(node.Id, node.Name);
        var value = node.Logic is null
            ? run.Warn(DecisionCode.NoLogic, node.Id, $"The decision '{node.Name}' has no logic.")
            : TypedLogic.Coerce(run, node.Type, node.Logic.Evaluate(FrameOf(node.Visible, run, run.Outer, null)), node.Id, node.Name);
        run.Close(value);
        return value;
    }

    /// <summary>
    /// The names that a logic sees: what it requires, and behind it <paramref name="outer"/> (for a decision the variables that
    /// the model does not declare, see <see cref="UndeclaredVariables"/>).
    /// </summary>
    public static Frame FrameOf(ImmutableArray<Visible> visible, DecisionRun run, IFeelVariables outer, FeelCall? call)
    {
        var frame = Frame.Over(outer, run, call);
        foreach (var import in visible.Where(item => item.Import is not null).GroupBy(item => item.Import!, StringComparer.Ordinal))
            frame = frame.With(import.Key, FeelValue.Context(FeelContextValue.Of(import.Select(item => KeyValuePair.Create(item.Name, item.Node.ValueIn(run))))));
        foreach (var item in visible.Where(item => item.Import is null)) frame = frame.With(item.Name, item.Node.ValueIn(run));
        return frame;
    }
}
