using MetroEGov.Feel.Functions;

namespace MetroEGov.Feel.Syntax;

internal sealed partial class Parser
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between", "instance", "of",
        "function", "external", "true", "false", "null",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> KeywordLookup =
        Keywords.GetAlternateLookup<ReadOnlySpan<char>>();

    private bool IsKeyword(Token token) => KeywordLookup.Contains(_text.AsSpan(token.Start, token.End - token.Start));

    /// <summary>The longest name known here: the expression's own names, then the scope's, then the built-in functions'.</summary>
    private bool TryKnownName(out NameNode node)
    {
        var start = _token.Start;
        var (name, end, type) = ("", start, FeelType.Any);
        if (_locals is not null && _locals.TryLongest(_text, start, out var local, out var localType, out var localEnd))
        {
            (name, end, type) = (local, localEnd, localType);
        }
        if (_scope.Table.TryLongest(_text, start, _token.End, out var global, out var globalEnd) && globalEnd > end)
        {
            (name, end, type) = (global, globalEnd, _scope.Names[global]);
        }
        if (BuiltIns.Names.TryLongest(_text, start, _token.End, out var builtIn, out var builtInEnd)
            && builtInEnd > end
            && (name.Length == 0 || _lexer.At(builtInEnd).Kind == TokenKind.LeftParen))
        {
            (name, end, type) = (builtIn, builtInEnd, BuiltIns.TypeOf(builtIn));
        }
        if (name.Length == 0 || (end == _token.End && IsKeyword(_token)))
        {
            node = null!; // not read when the answer is false
            return false;
        }
        Take(start, end);
        node = new NameNode(name, new FeelSpan(start, end)) { Type = type };
        return true;
    }

    /// <summary>
    /// An unknown name: one word; where the scope is known also the words after it, since two words side by side could not be
    /// anything else.
    /// </summary>
    private string GreedyName()
    {
        var start = _token.Start;
        Advance();
        if (_scope.IsDynamic)
        {
            return _text[start.._previous.End];
        }
        while (Is(TokenKind.Word) && !IsKeyword(_token))
        {
            Advance();
        }
        return Normalise(_text[start.._previous.End]);
    }

    /// <summary>
    /// A name that a colon ends: the key of a context's entry, a parameter, a named argument. Null, and nothing read, if none
    /// stands here.
    /// </summary>
    private string? NameBeforeColon()
    {
        if (Is(TokenKind.Backtick) && _lexer.At(_token.End).Kind == TokenKind.Colon)
        {
            var quoted = _text[(_token.Start + 1)..(_token.End - 1)];
            Advance();
            Advance();
            return quoted;
        }
        if (!Is(TokenKind.Word))
        {
            return null;
        }
        var start = _token.Start;
        var end = NameEnd(start);
        if (_lexer.At(end) is not { Kind: TokenKind.Colon } colon)
        {
            return null;
        }
        _token = colon;
        Advance();
        return Normalise(_text[start..end]);
    }

    /// <summary>The end of everything from here on that could belong to one name.</summary>
    private int NameEnd(int position)
    {
        while (position < _text.Length
            && (Characters.IsNamePart(_text[position]) || Characters.IsNameSymbol(_text[position]) || Characters.IsSpace(_text[position])))
        {
            position++;
        }
        return position;
    }

    /// <summary>A name that a keyword ends, as in <c>for name in</c>.</summary>
    private string NameBefore(string keyword)
    {
        var start = _token.Start;
        if (Is(TokenKind.Backtick))
        {
            Advance();
            return _text[(start + 1)..(_previous.End - 1)];
        }
        if (!Is(TokenKind.Word))
        {
            Fail("FEEL_EXPECTED", $"Expected a name, found {Describe(_token)}", _token.Span);
            return "";
        }
        do
        {
            Advance();
        }
        while (_token.Kind is TokenKind.Word or TokenKind.Minus or TokenKind.Plus or TokenKind.Star or TokenKind.Slash or TokenKind.Dot
            && !IsWord(keyword));
        return Normalise(_text[start.._previous.End]);
    }

    /// <summary>One space wherever the text has any white space.</summary>
    private static string Normalise(string name)
    {
        var words = name.Split(name.Where(Characters.IsSpace).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 ? words[0] : string.Join(' ', words);
    }
}
