using System.Collections.Immutable;

namespace MetroEGov.Feel.Syntax;

internal sealed partial class Parser
{
    // Binding powers, weakest first. Source: DMN 1.5 §10.3.1.2 rules 2 to 4; negation binds tighter than a power.
    private const int OrPower = 1;
    private const int AndPower = 2;
    private const int ComparisonPower = 3;
    private const int SumPower = 4;
    private const int ProductPower = 5;
    private const int PowerPower = 6;

    private Node Expression()
    {
        if (_isPanicking)
        {
            return new LiteralNode(FeelValue.Null, _token.Span);
        }
        if (++_nesting > MaxNesting)
        {
            _nesting--;
            return Fail("FEEL_TOO_DEEP", $"Nested deeper than {MaxNesting}; split the expression", _token.Span);
        }
        var node = Binary(OrPower);
        _nesting--;
        return node;
    }

    private Node Binary(int weakest)
    {
        var start = _token.Start;
        var left = Unary();
        while (!_isPanicking)
        {
            var power = PowerOf(_token);
            if (power < weakest)
            {
                break;
            }
            left = power switch
            {
                OrPower or AndPower => Logic(left, power, start),
                ComparisonPower => Comparison(left, start),
                _ => Arithmetic(left, power, start),
            };
        }
        return left;
    }

    private int PowerOf(Token token) => token.Kind switch
    {
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater
            or TokenKind.GreaterOrEqual => ComparisonPower,
        TokenKind.Plus or TokenKind.Minus => SumPower,
        TokenKind.Star or TokenKind.Slash => ProductPower,
        TokenKind.StarStar => PowerPower,
        TokenKind.Word when IsWord(token, "and") => AndPower,
        TokenKind.Word when IsWord(token, "or") => OrPower,
        TokenKind.Word when IsWord(token, "in") || IsWord(token, "between") || IsWord(token, "instance") => ComparisonPower,
        _ => 0,
    };

    private LogicNode Logic(Node left, int power, int start)
    {
        var word = power == AndPower ? "and" : "or";
        var operands = ImmutableArray.CreateBuilder<Node>();
        operands.Add(left);
        while (TryTakeWord(word))
        {
            operands.Add(Binary(power + 1));
        }
        return new LogicNode(power == AndPower, operands.ToImmutable(), From(start)) { Type = FeelType.Boolean };
    }

    private Node Arithmetic(Node left, int power, int start)
    {
        var operation = _token.Kind;
        Advance();
        // All operators group from the left, the power too: 2 ** 3 ** 2 is 64.
        var right = Binary(power + 1);
        var isNumber = left.Type == FeelType.Number && right.Type == FeelType.Number;
        return new ArithmeticNode(operation, left, right, From(start)) { Type = isNumber ? FeelType.Number : FeelType.Any };
    }

    private Node Comparison(Node left, int start)
    {
        if (TryTakeWord("between"))
        {
            var low = Binary(SumPower);
            ExpectWord("and");
            var high = Binary(SumPower);
            return new BetweenNode(left, low, high, From(start)) { Type = FeelType.Boolean };
        }
        if (TryTakeWord("instance"))
        {
            ExpectWord("of");
            var type = TypeName();
            return new InstanceOfNode(left, type, From(start)) { Type = FeelType.Boolean };
        }
        if (TryTakeWord("in"))
        {
            var tests = InTests();
            return new InNode(left, tests, From(start)) { Type = FeelType.Boolean };
        }
        var operation = _token.Kind;
        Advance();
        var right = Binary(SumPower);
        return new ComparisonNode(operation, left, right, From(start)) { Type = FeelType.Boolean };
    }

    private Node Unary()
    {
        if (!Is(TokenKind.Minus))
        {
            return Postfix();
        }
        var start = _token.Start;
        var signs = 0;
        while (TryTake(TokenKind.Minus))
        {
            signs++;
        }
        var node = Postfix();
        for (; signs > 0 && node.Height <= MaxHeight; signs--)
        {
            node = node is LiteralNode { Value.Kind: FeelKind.Number } literal
                ? Number(-literal.Value.Number, From(start))
                : new NegationNode(node, From(start)) { Type = node.Type == FeelType.Number ? FeelType.Number : FeelType.Any };
        }
        return node;
    }

    private static LiteralNode Number(decimal value, FeelSpan span) => new(FeelValue.Of(value), span) { Type = FeelType.Number };
}
