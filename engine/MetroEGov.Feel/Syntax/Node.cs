using System.Collections.Immutable;

namespace MetroEGov.Feel.Syntax;

/// <summary>A piece of a parsed expression. Immutable.</summary>
internal abstract record Node(FeelSpan Span, int Height)
{
    /// <summary>What is known of the value's type before evaluation; tells which names a path or a filter may use.</summary>
    internal FeelType Type { get; init; } = FeelType.Any;
}

internal sealed record LiteralNode(FeelValue Value, FeelSpan Span) : Node(Span, 1);

internal sealed record NameNode(string Name, FeelSpan Span) : Node(Span, 1);

internal sealed record ListNode(ImmutableArray<Node> Items, FeelSpan Span) : Node(Span, 1 + Heights.Of(Items));

internal sealed record ContextEntry(string Key, Node Value, FeelSpan KeySpan);

internal sealed record ContextNode(ImmutableArray<ContextEntry> Entries, FeelSpan Span)
    : Node(Span, 1 + Heights.Of(Entries.Select(e => e.Value)));

/// <summary><c>[1..10]</c>, <c>(a..b)</c>; a null literal stands for an end that is open.</summary>
internal sealed record RangeNode(Node Start, bool IsStartIncluded, Node End, bool IsEndIncluded, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Start.Height, End.Height));

/// <summary><c>&lt; 10</c> as a unary test, or in parentheses as a range.</summary>
internal sealed record ComparisonRangeNode(TokenKind Operator, Node Operand, FeelSpan Span) : Node(Span, 1 + Operand.Height);

internal sealed record NegationNode(Node Operand, FeelSpan Span) : Node(Span, 1 + Operand.Height);

internal sealed record ArithmeticNode(TokenKind Operator, Node Left, Node Right, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Left.Height, Right.Height));

internal sealed record ComparisonNode(TokenKind Operator, Node Left, Node Right, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Left.Height, Right.Height));

/// <summary><c>a and b and c</c>, or with <c>or</c>: one node for the whole chain, so that long chains are not deep.</summary>
internal sealed record LogicNode(bool IsAnd, ImmutableArray<Node> Operands, FeelSpan Span) : Node(Span, 1 + Heights.Of(Operands));

internal sealed record BetweenNode(Node Value, Node Low, Node High, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Value.Height, Math.Max(Low.Height, High.Height)));

internal sealed record InNode(Node Value, ImmutableArray<Node> Tests, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Value.Height, Heights.Of(Tests)));

internal sealed record InstanceOfNode(Node Value, FeelType Tested, FeelSpan Span) : Node(Span, 1 + Value.Height);

internal sealed record PathNode(Node Target, string Name, FeelSpan Span) : Node(Span, 1 + Target.Height);

internal sealed record FilterNode(Node Target, Node Predicate, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Target.Height, Predicate.Height));

internal sealed record Argument(string? Name, Node Value);

internal sealed record CallNode(Node Function, ImmutableArray<Argument> Arguments, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Function.Height, Heights.Of(Arguments.Select(a => a.Value))));

internal sealed record IfNode(Node Condition, Node Then, Node Else, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Condition.Height, Math.Max(Then.Height, Else.Height)));

/// <summary><c>name in from</c> or <c>name in from..to</c>.</summary>
internal sealed record Iterator(string Name, Node From, Node? To);

internal sealed record ForNode(ImmutableArray<Iterator> Iterators, Node Body, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Body.Height, Heights.Of(Iterators)));

internal sealed record QuantifiedNode(bool IsEvery, ImmutableArray<Iterator> Iterators, Node Condition, FeelSpan Span)
    : Node(Span, 1 + Math.Max(Condition.Height, Heights.Of(Iterators)));

internal sealed record FunctionNode(ImmutableArray<FeelParameter> Parameters, Node Body, bool IsExternal, FeelSpan Span)
    : Node(Span, 1 + Body.Height);

/// <summary><c>-</c>, <c>not(…)</c>, or a list of tests of which one must hold. No tests: anything is accepted.</summary>
internal sealed record UnaryTestsNode(bool IsNegated, ImmutableArray<Node> Tests, FeelSpan Span) : Node(Span, 1 + Heights.Of(Tests));

internal static class Heights
{
    internal static int Of(IEnumerable<Node> nodes)
    {
        var height = 0;
        foreach (var node in nodes)
        {
            height = Math.Max(height, node.Height);
        }
        return height;
    }

    internal static int Of(ImmutableArray<Node> nodes)
    {
        var height = 0;
        foreach (var node in nodes)
        {
            height = Math.Max(height, node.Height);
        }
        return height;
    }

    internal static int Of(ImmutableArray<Iterator> iterators)
    {
        var height = 0;
        foreach (var iterator in iterators)
        {
            height = Math.Max(height, Math.Max(iterator.From.Height, iterator.To?.Height ?? 0));
        }
        return height;
    }
}
