using System.Collections.Immutable;

namespace MetroEGov.Feel.Syntax;

internal sealed partial class Parser
{
    private UnaryTestsNode UnaryTests()
    {
        _locals = new LocalScope(null);
        _locals.Add("?", _scope.InputType);
        if (Is(TokenKind.Minus) && _lexer.At(_token.End).Kind == TokenKind.End)
        {
            Advance();
            return new UnaryTestsNode(false, [], From(0));
        }
        if (IsWord("not") && _lexer.At(_token.End).Kind == TokenKind.LeftParen && TryNegatedTests() is { } negated)
        {
            return negated;
        }
        return new UnaryTestsNode(false, Tests(TokenKind.End), From(0));
    }

    /// <summary><c>not(…)</c> as a whole; null, and nothing read, where more follows: then it is a call of the function <c>not</c>.</summary>
    private UnaryTestsNode? TryNegatedTests()
    {
        var (token, previous, diagnostics) = (_token, _previous, _diagnostics?.Count ?? 0);
        Advance();
        Advance();
        var tests = Tests(TokenKind.RightParen);
        if (!_isPanicking && TryTake(TokenKind.RightParen) && Is(TokenKind.End))
        {
            return new UnaryTestsNode(true, tests, From(token.Start));
        }
        (_token, _previous, _isPanicking) = (token, previous, false);
        _diagnostics?.RemoveRange(diagnostics, _diagnostics.Count - diagnostics);
        _diagnostics = _diagnostics is { Count: 0 } ? null : _diagnostics;
        return null;
    }

    private ImmutableArray<Node> Tests(TokenKind closing)
    {
        var tests = ImmutableArray.CreateBuilder<Node>();
        do
        {
            tests.Add(Test());
            Recover(closing);
        }
        while (TryTake(TokenKind.Comma));
        return tests.ToImmutable();
    }

    /// <summary>The right side of <c>in</c>: one test, or several in parentheses.</summary>
    private ImmutableArray<Node> InTests()
    {
        if (!Is(TokenKind.LeftParen))
        {
            return [IsComparison(_token.Kind) ? Test() : Binary(SumPower)];
        }
        var start = _token.Start;
        Advance();
        return Closed(() =>
        {
            var tests = ImmutableArray.CreateBuilder<Node>();
            var first = Test();
            if (TryTake(TokenKind.DotDot))
            {
                return [RangeTo(start, false, first)];
            }
            tests.Add(first);
            Recover(TokenKind.RightParen);
            while (TryTake(TokenKind.Comma))
            {
                tests.Add(Test());
                Recover(TokenKind.RightParen);
            }
            Expect(TokenKind.RightParen, "',' or ')'");
            return tests.ToImmutable();
        });
    }

    private Node Test()
    {
        if (!IsComparison(_token.Kind))
        {
            return Expression();
        }
        var start = _token.Start;
        var operation = _token.Kind;
        Advance();
        var operand = Binary(SumPower);
        return new ComparisonRangeNode(operation, operand, From(start)) { Type = FeelType.Range(operand.Type) };
    }

    private static bool IsComparison(TokenKind kind) =>
        kind is TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual or TokenKind.Equal or TokenKind.NotEqual;
}
