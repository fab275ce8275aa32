using System.Collections.Immutable;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Code For(ForNode node)
    {
        Open();
        var iterators = Iterators(node.Iterators);
        var partial = Declare("partial");
        var body = Compile(node.Body);
        var usesPartial = _names!.Used.Contains("partial"); // opened above
        Close();
        var span = node.Span;
        return frame =>
        {
            var results = new List<FeelValue>();
            var outcome = Loop.Run(frame, iterators, 0, span, inner =>
            {
                if (usesPartial)
                {
                    if (!inner.Run.Spend(results.Count, span))
                    {
                        return LoopOutcome.Fail;
                    }
                    inner.Slots[partial] = FeelValue.OfArray([.. results]);
                }
                results.Add(body(inner));
                return LoopOutcome.Continue;
            });
            return outcome == LoopOutcome.Fail ? FeelValue.Null : FeelValue.OfArray([.. results]);
        };
    }

    /// <summary>Source: DMN 1.5 §10.3.2.12: as a chain of <c>or</c> (some) or of <c>and</c> (every).</summary>
    private Code Quantified(QuantifiedNode node)
    {
        Open();
        var iterators = Iterators(node.Iterators);
        var condition = Compile(node.Condition);
        Close();
        var (isEvery, span) = (node.IsEvery, node.Span);
        return frame =>
        {
            var result = FeelValue.Of(isEvery);
            var outcome = Loop.Run(frame, iterators, 0, span, inner =>
            {
                var verdict = condition(inner);
                if (verdict.Kind != FeelKind.Boolean)
                {
                    result = FeelValue.Null;
                }
                else if (verdict.Flag != isEvery)
                {
                    result = verdict;
                    return LoopOutcome.Stop;
                }
                return LoopOutcome.Continue;
            });
            return outcome == LoopOutcome.Fail ? FeelValue.Null : result;
        };
    }

    private LoopIterator[] Iterators(ImmutableArray<Iterator> iterators)
    {
        var compiled = new LoopIterator[iterators.Length];
        for (var i = 0; i < compiled.Length; i++)
        {
            var from = Compile(iterators[i].From);
            var to = iterators[i].To is { } end ? Compile(end) : null;
            compiled[i] = new LoopIterator(Declare(iterators[i].Name), from, to);
        }
        return compiled;
    }
}
