using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace MetroEGov.Feel.Syntax;

internal sealed partial class Parser
{
    // Properties whose names have a space. Source: DMN 1.5 §10.3.2.13, table 53.
    private static readonly NameTable Properties = new(["time offset", "start included", "end included"]);

    private Node Postfix()
    {
        var start = _token.Start;
        var node = Primary();
        while (!_isPanicking)
        {
            if (Is(TokenKind.Dot))
            {
                Advance();
                node = Path(node, start);
            }
            else if (Is(TokenKind.LeftBracket) && !ClosesRange())
            {
                Advance();
                node = Filter(node, start);
            }
            else if (Is(TokenKind.LeftParen))
            {
                Advance();
                node = Call(node, start);
            }
            else
            {
                break;
            }
        }
        return node;
    }

    /// <summary>In <c>[1..10[</c> the last bracket closes; it opens a filter only where an expression follows.</summary>
    private bool ClosesRange()
    {
        if (_openRanges == 0)
        {
            return false;
        }
        var next = _lexer.At(_token.End);
        return next.Kind switch
        {
            TokenKind.Number or TokenKind.String or TokenKind.AtString or TokenKind.LeftParen or TokenKind.LeftBracket
                or TokenKind.LeftBrace or TokenKind.Backtick => false,
            TokenKind.Word => IsWord(next, "and") || IsWord(next, "or") || IsWord(next, "in") || IsWord(next, "then")
                || IsWord(next, "else") || IsWord(next, "return") || IsWord(next, "satisfies") || IsWord(next, "between")
                || IsWord(next, "instance"),
            _ => true,
        };
    }

    private Node Path(Node target, int start)
    {
        if (Is(TokenKind.Backtick))
        {
            var quoted = _text[(_token.Start + 1)..(_token.End - 1)];
            Advance();
            return new PathNode(target, quoted, From(start)) { Type = EntryType(target.Type, quoted) };
        }
        if (!Is(TokenKind.Word))
        {
            return Fail("FEEL_EXPECTED", $"Expected a name after '.', found {Describe(_token)}", _token.Span);
        }
        var name = MemberName(target.Type);
        return new PathNode(target, name, From(start)) { Type = EntryType(target.Type, name) };
    }

    private string MemberName(FeelType type)
    {
        var start = _token.Start;
        if (TryLongestEntry(type, start, out var name, out var end)
            || Properties.TryLongest(_text, start, _token.End, out name, out end))
        {
            Take(start, end);
            return name;
        }
        return GreedyName();
    }

    private bool TryLongestEntry(FeelType type, int start, [NotNullWhen(true)] out string? name, out int end)
    {
        (name, end) = (null, start);
        foreach (var entry in EntriesOf(type))
        {
            if (entry.Name.Length > (name?.Length ?? 0) && NameTable.TryMatch(_text, start, entry.Name, out var entryEnd))
            {
                (name, end) = (entry.Name, entryEnd);
            }
        }
        return name is not null;
    }

    private static ImmutableArray<FeelParameter> EntriesOf(FeelType type) => type switch
    {
        FeelType.ContextType context => context.Entries,
        FeelType.ListType { Element: FeelType.ContextType element } => element.Entries,
        _ => [],
    };

    private static FeelType EntryType(FeelType type, string name)
    {
        var isList = type is FeelType.ListType;
        foreach (var entry in EntriesOf(type))
        {
            if (entry.Name == name)
            {
                return isList ? FeelType.List(entry.Type) : entry.Type;
            }
        }
        return FeelType.Any;
    }

    private Node Filter(Node target, int start)
    {
        var element = target.Type is FeelType.ListType list ? list.Element : target.Type;
        _locals = new LocalScope(_locals);
        foreach (var entry in EntriesOf(element))
        {
            _locals.Add(entry.Name, entry.Type);
        }
        _locals.Add("item", element);
        var predicate = Closed(Expression);
        _locals = _locals.Parent;
        Recover(TokenKind.RightBracket);
        Expect(TokenKind.RightBracket, "']'");
        var type = predicate is LiteralNode { Value.Kind: FeelKind.Number } ? element : target.Type;
        return new FilterNode(target, predicate, From(start)) { Type = type };
    }

    private Node Call(Node function, int start)
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        if (!Is(TokenKind.RightParen))
        {
            do
            {
                arguments.Add(Closed(Argument));
                Recover(TokenKind.RightParen);
            }
            while (TryTake(TokenKind.Comma));
        }
        Expect(TokenKind.RightParen, "')'");
        var named = arguments.Count(a => a.Name is not null);
        if (named > 0 && named < arguments.Count)
        {
            Report("FEEL_MIXED_ARGUMENTS", "Either all arguments have names or none", From(start));
        }
        var type = function.Type is FeelType.FunctionType { IsBare: false } f ? f.Result : FeelType.Any;
        return new CallNode(function, arguments.ToImmutable(), From(start)) { Type = type };
    }

    private Argument Argument()
    {
        var name = NameBeforeColon();
        return new Argument(name, Expression());
    }

    /// <summary>Reads what stands between brackets: an open range outside of them does not matter inside.</summary>
    private T Closed<T>(Func<T> read)
    {
        var outside = _openRanges;
        _openRanges = 0;
        var result = read();
        _openRanges = outside;
        return result;
    }
}
