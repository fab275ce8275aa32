using System.Diagnostics;
using MetroEGov.Feel.Functions;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Evaluation;

/// <summary>
/// Turns a parsed expression into closures, once: names become slots, constant parts become values. Depth is bounded by the
/// parser.
/// </summary>
internal sealed partial class Compiler
{
    private readonly FeelScope _scope;
    private FrameLayout _layout = new(null, null);
    private NameScope? _names;
    private bool _usesInput;

    private Compiler(FeelScope scope) => _scope = scope;

    internal static Code Compile(Node node, FeelScope scope, out int frameSize)
    {
        var compiler = new Compiler(scope);
        var code = compiler.Compile(node);
        frameSize = compiler._layout.Size;
        return code;
    }

    /// <summary>The input value is in slot 0.</summary>
    internal static Code CompileTests(UnaryTestsNode node, FeelScope scope, out int frameSize)
    {
        var compiler = new Compiler(scope);
        compiler._names = new NameScope(null);
        compiler._names.Slots["?"] = compiler._layout.NewSlot();
        var code = compiler.UnaryTests(node);
        frameSize = compiler._layout.Size;
        return code;
    }

    private Code Compile(Node node) => node switch
    {
        LiteralNode literal => Constant(literal.Value),
        NameNode name => Name(name),
        ArithmeticNode arithmetic => Arithmetic(arithmetic),
        NegationNode negation => Negation(negation),
        ComparisonNode comparison => Comparison(comparison),
        LogicNode logic => Logic(logic),
        BetweenNode between => Between(between),
        InNode contained => In(contained),
        InstanceOfNode instance => InstanceOf(instance),
        IfNode conditional => If(conditional),
        PathNode path => Path(path),
        FilterNode filter => Filter(filter),
        ListNode list => List(list),
        ContextNode context => Context(context),
        RangeNode range => Range(range),
        ComparisonRangeNode comparison => ComparisonRange(comparison),
        CallNode call => Call(call),
        ForNode loop => For(loop),
        QuantifiedNode quantified => Quantified(quantified),
        FunctionNode function => Function(function, null),
        UnaryTestsNode tests => UnaryTests(tests),
        _ => throw new UnreachableException(),
    };

    private static Code Constant(FeelValue value) => _ => value;

    private Code Name(NameNode node)
    {
        var (name, span) = (node.Name, node.Span);
        var (items, slot) = Resolve(name);
        var lexical = slot is { } local ? frame => frame.Slots[local] : Variable(name, span);
        if (items.Count == 0)
        {
            return lexical;
        }
        var itemSlots = items.ToArray();
        return frame =>
        {
            foreach (var itemSlot in itemSlots)
            {
                if (frame.Slots[itemSlot].TryGetContext(out var entries) && entries.TryGetValue(name, out var value))
                {
                    return value;
                }
            }
            return lexical(frame);
        };
    }

    private static Code Variable(string name, FeelSpan span)
    {
        var builtIn = BuiltIns.TryGet(name, out var function) ? FeelValue.Of(function) : FeelValue.Null;
        var message = $"No variable '{name}'";
        return frame =>
        {
            if (frame.Run.Variables.TryGet(name, out var value))
            {
                return value;
            }
            return builtIn.IsNull ? frame.Run.Warn(FeelWarningType.NoVariableFound, message, span) : builtIn;
        };
    }

    private NameResolution Resolve(string name)
    {
        _usesInput |= name == "?";
        return Resolve(name, _layout, _names);
    }

    private static NameResolution Resolve(string name, FrameLayout layout, NameScope? scope)
    {
        var items = new List<int>();
        for (; scope is not null; scope = scope.Parent)
        {
            if (scope.Slots.TryGetValue(name, out var slot))
            {
                scope.Used.Add(name);
                return new NameResolution(items, slot);
            }
            if (scope.ItemSlot is { } item)
            {
                items.Add(item);
            }
        }
        if (layout.Outer is null)
        {
            return new NameResolution(items, null);
        }
        var outer = Resolve(name, layout.Outer, layout.OuterScope);
        items.AddRange(outer.ItemSlots.Select(layout.Capture));
        return new NameResolution(items, outer.Slot is { } outerSlot ? layout.Capture(outerSlot) : null);
    }

    private int Declare(string name)
    {
        var slot = _layout.NewSlot();
        _names!.Slots[name] = slot; // every caller has opened a block
        return slot;
    }

    private void Open(int? itemSlot = null) => _names = new NameScope(_names) { ItemSlot = itemSlot };

    private void Close() => _names = _names!.Parent; // pairs with Open
}
