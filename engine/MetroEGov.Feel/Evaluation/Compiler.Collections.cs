using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Code List(ListNode node)
    {
        if (node.Items.All(item => item is LiteralNode))
        {
            return Constant(FeelValue.OfArray([.. node.Items.Select(item => ((LiteralNode)item).Value)]));
        }
        var items = node.Items.Select(Compile).ToArray();
        return frame =>
        {
            var values = new FeelValue[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                values[i] = items[i](frame);
            }
            return FeelValue.OfArray(values);
        };
    }

    private Code Context(ContextNode node)
    {
        Open();
        var keys = node.Entries.Select(e => e.Key).ToArray();
        var slots = new int[keys.Length];
        var codes = new Code[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var value = node.Entries[i].Value;
            if (value is FunctionNode function)
            {
                // Its name is known inside, so that it may call itself.
                slots[i] = Declare(keys[i]);
                codes[i] = Function(function, slots[i]);
            }
            else
            {
                codes[i] = Compile(value);
                slots[i] = Declare(keys[i]);
            }
        }
        Close();
        var span = node.Span;
        return frame =>
        {
            if (!frame.Run.Spend(keys.Length, span))
            {
                return FeelValue.Null;
            }
            var values = new FeelValue[keys.Length];
            for (var i = 0; i < keys.Length; i++)
            {
                values[i] = frame.Slots[slots[i]] = codes[i](frame);
            }
            return FeelValue.Context(new FeelContextValue(keys, values));
        };
    }

    private Code Path(PathNode node)
    {
        var target = Compile(node.Target);
        var (name, span) = (node.Name, node.Span);
        return frame => Properties.Get(target(frame), name, frame.Run, span);
    }

    private Code Range(RangeNode node)
    {
        var (start, end, span) = (Compile(node.Start), Compile(node.End), node.Span);
        var (isStartIncluded, isEndIncluded) = (node.IsStartIncluded, node.IsEndIncluded);
        Code code = frame => Ranges.Create(start(frame), isStartIncluded, end(frame), isEndIncluded, frame.Run, span);
        return node.Start is LiteralNode && node.End is LiteralNode ? Folded(code) : code;
    }

    private Code ComparisonRange(ComparisonRangeNode node)
    {
        var (operand, operation, span) = (Compile(node.Operand), node.Operator, node.Span);
        Code code = frame => Ranges.Create(operation, operand(frame), frame.Run, span);
        return node.Operand is LiteralNode ? Folded(code) : code;
    }

    /// <summary>The value itself, where a constant piece evaluates without a warning.</summary>
    private static Code Folded(Code code)
    {
        var run = new EvaluationRun();
        run.Start(FeelContextValue.Empty, FeelEnvironment.Epoch);
        var value = code(new Frame(0, run));
        return run.WarningCount == 0 ? Constant(value) : code;
    }

    private Code Filter(FilterNode node)
    {
        var target = Compile(node.Target);
        var span = node.Span;
        if (node.Predicate is LiteralNode { Value.Kind: FeelKind.Number } index)
        {
            var position = index.Value.Number;
            return frame => Filters.At(target(frame), position, frame.Run, span);
        }
        var slot = _layout.NewSlot();
        Open(slot);
        _names!.Slots["item"] = slot; // opened just above
        var predicate = Compile(node.Predicate);
        Close();
        return frame => Filters.Apply(target(frame), predicate, slot, frame, span);
    }
}
