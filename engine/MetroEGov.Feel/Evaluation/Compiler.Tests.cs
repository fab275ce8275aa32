using MetroEGov.Feel.Syntax;

namespace MetroEGov.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Code In(InNode node)
    {
        var value = Compile(node.Value);
        var slot = _layout.NewSlot();
        var tests = node.Tests.Select(test => Test(test, slot, false)).ToArray();
        return frame =>
        {
            frame.Slots[slot] = value(frame);
            return FeelValue.Of(AnyOf(tests, frame));
        };
    }

    private Code UnaryTests(UnaryTestsNode node)
    {
        if (node.Tests.IsEmpty)
        {
            return Constant(FeelValue.True);
        }
        var tests = node.Tests.Select(test => Test(test, 0, true)).ToArray();
        return node.IsNegated
            ? frame => FeelValue.Of(!AnyOf(tests, frame))
            : frame => FeelValue.Of(AnyOf(tests, frame));
    }

    private static bool? AnyOf(Code[] tests, Frame frame)
    {
        bool? result = false;
        foreach (var test in tests)
        {
            var verdict = test(frame);
            if (verdict.IsTrue)
            {
                return true;
            }
            result = verdict.IsNull ? null : result;
        }
        return result;
    }

    /// <summary>One test of the value in the slot. Source: DMN 1.5 §10.3.2.8 and table 55.</summary>
    private Code Test(Node node, int slot, bool isUnary)
    {
        var span = node.Span;
        if (node is ComparisonRangeNode comparison)
        {
            return ComparisonTest(comparison, slot);
        }
        var usesBefore = _usesInput;
        _usesInput = false;
        var code = Compile(node);
        var usesInput = _usesInput;
        _usesInput |= usesBefore;
        if (isUnary && usesInput)
        {
            return frame =>
            {
                var verdict = code(frame);
                return verdict.Kind is FeelKind.Boolean or FeelKind.Null
                    ? verdict
                    : FeelValue.Of(Ranges.Contains(verdict, frame.Slots[slot], frame.Run, span));
            };
        }
        var mayBeVerdict = isUnary && node is not LiteralNode;
        return frame =>
        {
            var test = code(frame);
            var value = frame.Slots[slot];
            return mayBeVerdict && test.Kind == FeelKind.Boolean && value.Kind != FeelKind.Boolean
                ? test
                : FeelValue.Of(Ranges.Contains(test, value, frame.Run, span));
        };
    }

    private Code ComparisonTest(ComparisonRangeNode node, int slot)
    {
        var (operand, span) = (Compile(node.Operand), node.Span);
        return node.Operator switch
        {
            TokenKind.Equal => frame => Comparing.Equal(frame.Slots[slot], operand(frame), frame.Run, span),
            TokenKind.NotEqual => frame => Comparing.Not(Comparing.Equal(frame.Slots[slot], operand(frame), frame.Run, span)),
            TokenKind.Less => frame => Comparing.Order(frame.Slots[slot], operand(frame), frame.Run, span) is { } o ? FeelValue.Of(o < 0) : FeelValue.Null,
            TokenKind.LessOrEqual => frame => Comparing.Order(frame.Slots[slot], operand(frame), frame.Run, span) is { } o ? FeelValue.Of(o <= 0) : FeelValue.Null,
            TokenKind.Greater => frame => Comparing.Order(frame.Slots[slot], operand(frame), frame.Run, span) is { } o ? FeelValue.Of(o > 0) : FeelValue.Null,
            _ => frame => Comparing.Order(frame.Slots[slot], operand(frame), frame.Run, span) is { } o ? FeelValue.Of(o >= 0) : FeelValue.Null,
        };
    }
}
