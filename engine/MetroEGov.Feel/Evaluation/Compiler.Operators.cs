using System.Diagnostics;
using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Code Arithmetic(ArithmeticNode node)
    {
        var span = node.Span;
        if (node is { Left: LiteralNode, Right: LiteralNode })
        {
            return Folded(Arithmetic(node.Operator, Compile(node.Left), Compile(node.Right), span));
        }
        var left = Compile(node.Left);
        return node.Right is LiteralNode { Value.Kind: FeelKind.Number } constant
            ? ArithmeticWith(node.Operator, left, constant.Value, span)
            : Arithmetic(node.Operator, left, Compile(node.Right), span);
    }

    /// <summary>With a number on the right that is known: the common case in rules, worth a shorter way.</summary>
    private static Code ArithmeticWith(TokenKind operation, Code left, FeelValue constant, FeelSpan span)
    {
        var y = constant.Number;
        return operation switch
        {
            TokenKind.Plus => frame =>
            {
                var a = left(frame);
                return a.Kind == FeelKind.Number ? Numbers.Add(a.Number, y, frame.Run, span) : Calculation.Add(a, constant, frame.Run, span);
            }
            ,
            TokenKind.Minus => frame =>
            {
                var a = left(frame);
                return a.Kind == FeelKind.Number ? Numbers.Add(a.Number, -y, frame.Run, span) : Calculation.Subtract(a, constant, frame.Run, span);
            }
            ,
            TokenKind.Star => frame =>
            {
                var a = left(frame);
                return a.Kind == FeelKind.Number ? Numbers.Multiply(a.Number, y, frame.Run, span) : Calculation.Multiply(a, constant, frame.Run, span);
            }
            ,
            _ => Arithmetic(operation, left, Constant(constant), span),
        };
    }

    private static Code Arithmetic(TokenKind operation, Code left, Code right, FeelSpan span)
    {
        return operation switch
        {
            TokenKind.Plus => frame =>
            {
                var a = left(frame);
                var b = right(frame);
                return a.TryGetNumber(out var x) && b.TryGetNumber(out var y) ? Numbers.Add(x, y, frame.Run, span) : Calculation.Add(a, b, frame.Run, span);
            }
            ,
            TokenKind.Minus => frame =>
            {
                var a = left(frame);
                var b = right(frame);
                return a.TryGetNumber(out var x) && b.TryGetNumber(out var y) ? Numbers.Add(x, -y, frame.Run, span) : Calculation.Subtract(a, b, frame.Run, span);
            }
            ,
            TokenKind.Star => frame =>
            {
                var a = left(frame);
                var b = right(frame);
                return a.TryGetNumber(out var x) && b.TryGetNumber(out var y) ? Numbers.Multiply(x, y, frame.Run, span) : Calculation.Multiply(a, b, frame.Run, span);
            }
            ,
            TokenKind.Slash => frame =>
            {
                var a = left(frame);
                var b = right(frame);
                return a.TryGetNumber(out var x) && b.TryGetNumber(out var y) ? Numbers.Divide(x, y, frame.Run, span) : Calculation.Divide(a, b, frame.Run, span);
            }
            ,
            TokenKind.StarStar => frame =>
            {
                var a = left(frame);
                var b = right(frame);
                return a.TryGetNumber(out var x) && b.TryGetNumber(out var y) ? Numbers.Power(x, y, frame.Run, span) : Calculation.Mismatch("**", a, b, frame.Run, span);
            }
            ,
            _ => throw new UnreachableException(),
        };
    }

    private Code Negation(NegationNode node)
    {
        var operand = Compile(node.Operand);
        return frame => Calculation.Negate(operand(frame), frame.Run, node.Span);
    }

    private Code Comparison(ComparisonNode node)
    {
        var span = node.Span;
        // Comparing with a literal null asks whether something is there; that it is not is no reason to warn.
        var asksForNull = node.Left is LiteralNode { Value.IsNull: true } || node.Right is LiteralNode { Value.IsNull: true };
        var left = asksForNull ? Quiet(Compile(node.Left)) : Compile(node.Left);
        var right = asksForNull ? Quiet(Compile(node.Right)) : Compile(node.Right);
        if (node.Right is LiteralNode { Value.Kind: FeelKind.Number } constant && node.Operator is not (TokenKind.Equal or TokenKind.NotEqual))
        {
            return OrderWith(node.Operator, left, constant.Value, span);
        }
        return node.Operator switch
        {
            TokenKind.Equal => frame => Comparing.Equal(left(frame), right(frame), frame.Run, span),
            TokenKind.NotEqual => frame => Comparing.Not(Comparing.Equal(left(frame), right(frame), frame.Run, span)),
            TokenKind.Less => frame => Comparing.Order(left(frame), right(frame), frame.Run, span) is { } o ? FeelValue.Of(o < 0) : FeelValue.Null,
            TokenKind.LessOrEqual => frame => Comparing.Order(left(frame), right(frame), frame.Run, span) is { } o ? FeelValue.Of(o <= 0) : FeelValue.Null,
            TokenKind.Greater => frame => Comparing.Order(left(frame), right(frame), frame.Run, span) is { } o ? FeelValue.Of(o > 0) : FeelValue.Null,
            TokenKind.GreaterOrEqual => frame => Comparing.Order(left(frame), right(frame), frame.Run, span) is { } o ? FeelValue.Of(o >= 0) : FeelValue.Null,
            _ => throw new UnreachableException(),
        };
    }

    private static Code OrderWith(TokenKind operation, Code left, FeelValue constant, FeelSpan span)
    {
        var y = constant.Number;
        // Which of "less", "equal" and "greater" make it true.
        var (less, equal, greater) = operation switch
        {
            TokenKind.Less => (true, false, false),
            TokenKind.LessOrEqual => (true, true, false),
            TokenKind.Greater => (false, false, true),
            _ => (false, true, true),
        };
        return frame =>
        {
            var a = left(frame);
            var order = a.Kind == FeelKind.Number ? decimal.Compare(a.Number, y) : Comparing.Order(a, constant, frame.Run, span);
            return order is { } o ? FeelValue.Of(o == 0 ? equal : o < 0 ? less : greater) : FeelValue.Null;
        };
    }

    internal static Code Quiet(Code code) => frame =>
    {
        var warnings = frame.Run.WarningCount;
        var value = code(frame);
        frame.Run.ForgetWarningsFrom(warnings);
        return value;
    };

    /// <summary>Source: DMN 1.5 §10.3.2.12, table 49: false decides an <c>and</c>, true an <c>or</c>, whatever the others are.</summary>
    private Code Logic(LogicNode node)
    {
        var operands = node.Operands.Select(Compile).ToArray();
        var isAnd = node.IsAnd;
        var span = node.Span;
        return frame =>
        {
            var isUnknown = false;
            foreach (var operand in operands)
            {
                var value = operand(frame);
                if (isAnd ? value.IsFalse : value.IsTrue)
                {
                    return value;
                }
                if (value.Kind != FeelKind.Boolean)
                {
                    isUnknown = true;
                    if (!value.IsNull)
                    {
                        frame.Run.Warn(
                            FeelWarningType.InvalidType, $"'{(isAnd ? "and" : "or")}' needs booleans, not a {KindNames.Of(value.Kind)}", span);
                    }
                }
            }
            return isUnknown ? FeelValue.Null : FeelValue.Of(isAnd);
        };
    }

    private Code Between(BetweenNode node)
    {
        var (value, low, high, span) = (Compile(node.Value), Compile(node.Low), Compile(node.High), node.Span);
        return frame =>
        {
            var tested = value(frame);
            var fromLow = Comparing.Order(tested, low(frame), frame.Run, span);
            var toHigh = Comparing.Order(tested, high(frame), frame.Run, span);
            return fromLow is { } l && toHigh is { } h ? FeelValue.Of(l >= 0 && h <= 0) : FeelValue.Null;
        };
    }

    private Code InstanceOf(InstanceOfNode node)
    {
        var value = Quiet(Compile(node.Value));
        var type = node.Tested;
        return frame => FeelValue.Of(TypeConformance.IsInstance(value(frame), type));
    }

    private Code If(IfNode node)
    {
        var (condition, then, otherwise) = (Compile(node.Condition), Compile(node.Then), Compile(node.Else));
        var span = node.Condition.Span;
        return frame =>
        {
            var value = condition(frame);
            if (value.Kind is not (FeelKind.Boolean or FeelKind.Null))
            {
                frame.Run.Warn(FeelWarningType.InvalidType, $"'if' needs a boolean, not a {KindNames.Of(value.Kind)}", span);
            }
            return value.IsTrue ? then(frame) : otherwise(frame);
        };
    }
}
