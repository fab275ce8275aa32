using System.Collections.Immutable;

namespace MetroEGov.Feel.Syntax;

internal sealed partial class Parser
{
    private int _openRanges;

    private Node Primary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return NumberLiteral(token);
            case TokenKind.String:
                Advance();
                return new LiteralNode(FeelValue.Of(Unescape(token.Start + 1, token.End - 1)), token.Span) { Type = FeelType.String };
            case TokenKind.AtString:
                Advance();
                return AtLiteral(token);
            case TokenKind.Backtick:
                Advance();
                return new NameNode(_text[(token.Start + 1)..(token.End - 1)], token.Span);
            case TokenKind.LeftParen:
                return Parenthesis();
            case TokenKind.LeftBracket:
                return ListOrRange();
            case TokenKind.RightBracket:
                Advance();
                return RangeFrom(token.Start, false, null);
            case TokenKind.LeftBrace:
                return Context();
            case TokenKind.Word:
                return TryKnownName(out var known) ? known : KeywordOrName();
            default:
                return Fail("FEEL_EXPECTED", $"Expected an expression, found {Describe(token)}", token.Span);
        }
    }

    private Node KeywordOrName()
    {
        var token = _token;
        if (!IsKeyword(token))
        {
            var name = GreedyName();
            return new NameNode(name, From(token.Start));
        }
        switch (_text[token.Start..token.End])
        {
            case "true":
                Advance();
                return new LiteralNode(FeelValue.True, token.Span) { Type = FeelType.Boolean };
            case "false":
                Advance();
                return new LiteralNode(FeelValue.False, token.Span) { Type = FeelType.Boolean };
            case "null":
                Advance();
                return new LiteralNode(FeelValue.Null, token.Span);
            case "if":
                return If();
            case "for":
                return For();
            case "some":
                return Quantified(false);
            case "every":
                return Quantified(true);
            case "function":
                return Function();
            default:
                return Fail("FEEL_EXPECTED", $"Expected an expression, found {Describe(token)}", token.Span);
        }
    }

    private Node NumberLiteral(Token token)
    {
        if (decimal.TryParse(
            _text.AsSpan(token.Start, token.End - token.Start),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number))
        {
            return Number(number, token.Span);
        }
        Report("FEEL_NUMBER_RANGE", "The number is beyond what a number can hold (28 digits)", token.Span);
        return Number(0m, token.Span);
    }

    private Node AtLiteral(Token token)
    {
        var text = Unescape(token.Start + 2, token.End - 1);
        if (TemporalText.TryAny(text, out var value))
        {
            return new LiteralNode(value, token.Span) { Type = TypeOfKind(value.Kind) };
        }
        Report("FEEL_TEMPORAL", "Expected a date, time, date and time or duration in ISO form after '@'", token.Span);
        return new LiteralNode(FeelValue.Null, token.Span);
    }

    private static FeelType TypeOfKind(FeelKind kind) => new FeelType.KindType(kind);

    private Node Parenthesis()
    {
        var start = _token.Start;
        Advance();
        if (IsComparison(_token.Kind))
        {
            var comparison = Closed(Test);
            Recover(TokenKind.RightParen);
            Expect(TokenKind.RightParen, "')'");
            return comparison with { Span = From(start) };
        }
        var inner = Closed(Expression);
        if (TryTake(TokenKind.DotDot))
        {
            return RangeTo(start, false, inner);
        }
        Recover(TokenKind.RightParen);
        Expect(TokenKind.RightParen, "')'");
        return inner;
    }

    private Node ListOrRange()
    {
        var start = _token.Start;
        Advance();
        var items = ImmutableArray.CreateBuilder<Node>();
        if (!Is(TokenKind.RightBracket))
        {
            var first = Closed(Test);
            if (TryTake(TokenKind.DotDot))
            {
                return RangeTo(start, true, first);
            }
            items.Add(first);
            Recover(TokenKind.RightBracket);
            while (TryTake(TokenKind.Comma))
            {
                items.Add(Closed(Test));
                Recover(TokenKind.RightBracket);
            }
        }
        Expect(TokenKind.RightBracket, "',' or ']'");
        var element = items.Count == 0 ? FeelType.Any : items[0].Type;
        return new ListNode(items.ToImmutable(), From(start)) { Type = FeelType.List(element) };
    }

    private Node RangeFrom(int start, bool isStartIncluded, Node? from)
    {
        from ??= Closed(Expression);
        Expect(TokenKind.DotDot, "'..'");
        return RangeTo(start, isStartIncluded, from);
    }

    private RangeNode RangeTo(int start, bool isStartIncluded, Node from)
    {
        _openRanges++;
        var to = Expression();
        _openRanges--;
        var isEndIncluded = Is(TokenKind.RightBracket);
        if (!isEndIncluded && !Is(TokenKind.LeftBracket) && !Is(TokenKind.RightParen))
        {
            Fail("FEEL_EXPECTED", $"Expected ']', ')' or '[' at the end of the range, found {Describe(_token)}", _token.Span);
        }
        else if (!_isPanicking)
        {
            Advance();
        }
        return new RangeNode(from, isStartIncluded, to, isEndIncluded, From(start)) { Type = FeelType.Range(from.Type) };
    }

    private ContextNode Context()
    {
        var start = _token.Start;
        Advance();
        var entries = ImmutableArray.CreateBuilder<ContextEntry>();
        _locals = new LocalScope(_locals);
        if (!Is(TokenKind.RightBrace))
        {
            do
            {
                ContextEntry(entries);
                Recover(TokenKind.RightBrace);
            }
            while (TryTake(TokenKind.Comma));
        }
        Expect(TokenKind.RightBrace, "',' or '}'");
        _locals = _locals.Parent;
        var type = FeelType.Context([.. entries.Select(e => new FeelParameter(e.Key, e.Value.Type))]);
        return new ContextNode(entries.ToImmutable(), From(start)) { Type = type };
    }

    private void ContextEntry(ImmutableArray<ContextEntry>.Builder entries)
    {
        var keyToken = _token;
        string? key;
        if (Is(TokenKind.String))
        {
            key = Unescape(keyToken.Start + 1, keyToken.End - 1);
            Advance();
            Expect(TokenKind.Colon, "':'");
        }
        else
        {
            key = NameBeforeColon();
        }
        if (key is null)
        {
            Fail("FEEL_EXPECTED", $"Expected the key of an entry and ':', found {Describe(_token)}", _token.Span);
            return;
        }
        var keySpan = From(keyToken.Start);
        if (entries.Any(e => e.Key == key))
        {
            Report("FEEL_DUPLICATE_KEY", $"The context has two entries named '{key}'", keySpan);
        }
        // A function may call itself by the name of its entry.
        var isFunction = IsWord("function");
        if (isFunction && key.Length > 0)
        {
            _locals!.Add(key, FeelType.Any); // the caller opened the scope
        }
        var value = Closed(Expression);
        entries.Add(new ContextEntry(key, value, keySpan));
        if (key.Length > 0)
        {
            _locals!.Add(key, value.Type);
        }
    }

    private string Unescape(int start, int end)
    {
        var raw = _text[start..end];
        return raw.Contains('\\', StringComparison.Ordinal) ? Escapes.Resolve(raw, start, Report) : raw;
    }
}
