using System.Collections.Immutable;

namespace MetroEGov.Feel.Syntax;

/// <summary>
/// Reads FEEL: a Pratt parser over tokens cut on demand, because only the scope tells where a name ends. The grammar is in
/// FEEL.grammar.md beside this file. Never throws; after an error it goes on at the next comma or closing bracket, so that one
/// text yields all its diagnostics.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Brackets, ifs and the like inside one another; beyond it the text is refused.</summary>
    internal const int MaxNesting = 150;

    /// <summary>Operations inside one another, long chains of operators included.</summary>
    internal const int MaxHeight = 1_000;

    private const int MaxDiagnostics = 50;

    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly FeelScope _scope;
    private List<FeelDiagnostic>? _diagnostics;
    private LocalScope? _locals;
    private Token _token;
    private Token _previous;
    private int _nesting;
    private bool _isPanicking;

    private Parser(string text, FeelScope scope)
    {
        _text = text;
        _lexer = new Lexer(text);
        _scope = scope;
        _token = _lexer.At(0);
    }

    internal static Node? ParseExpression(string text, FeelScope scope, out ImmutableArray<FeelDiagnostic> diagnostics)
    {
        var parser = new Parser(text, scope);
        var node = parser.Expression();
        return parser.Finish(node, out diagnostics);
    }

    internal static UnaryTestsNode? ParseUnaryTests(string text, FeelScope scope, out ImmutableArray<FeelDiagnostic> diagnostics)
    {
        var parser = new Parser(text, scope);
        var node = parser.UnaryTests();
        return (UnaryTestsNode?)parser.Finish(node, out diagnostics);
    }

    private Node? Finish(Node node, out ImmutableArray<FeelDiagnostic> diagnostics)
    {
        if (!_isPanicking && _token.Kind != TokenKind.End)
        {
            Fail("FEEL_UNEXPECTED", $"Expected an operator or the end, found {Describe(_token)}", _token.Span);
        }
        if (node.Height > MaxHeight)
        {
            _isPanicking = false;
            Fail("FEEL_TOO_DEEP", $"More than {MaxHeight} operations inside one another; split the expression", node.Span);
        }
        diagnostics = _diagnostics is null ? [] : [.. _diagnostics];
        return _diagnostics is null ? node : null;
    }

    private void Advance()
    {
        _previous = _token;
        _token = _lexer.At(_token.End);
    }

    /// <summary>Goes on reading after <paramref name="end"/>, where a name of several words ended.</summary>
    private void Take(int start, int end)
    {
        _previous = new Token(TokenKind.Word, start, end);
        _token = _lexer.At(end);
    }

    private bool Is(TokenKind kind) => _token.Kind == kind;

    private bool IsWord(string word) => IsWord(_token, word);

    private bool IsWord(Token token, string word) =>
        token.Kind == TokenKind.Word
        && token.End - token.Start == word.Length
        && string.CompareOrdinal(_text, token.Start, word, 0, word.Length) == 0;

    private bool TryTake(TokenKind kind)
    {
        if (_isPanicking || _token.Kind != kind)
        {
            return false;
        }
        Advance();
        return true;
    }

    private bool TryTakeWord(string word)
    {
        if (_isPanicking || !IsWord(word))
        {
            return false;
        }
        Advance();
        return true;
    }

    private void Expect(TokenKind kind, string what)
    {
        if (!TryTake(kind))
        {
            Fail("FEEL_EXPECTED", $"Expected {what}, found {Describe(_token)}", _token.Span);
        }
    }

    private void ExpectWord(string word)
    {
        if (!TryTakeWord(word))
        {
            Fail("FEEL_EXPECTED", $"Expected '{word}', found {Describe(_token)}", _token.Span);
        }
    }

    private Node Fail(string code, string message, FeelSpan span)
    {
        if (!_isPanicking)
        {
            Report(code, message, span);
            _isPanicking = true;
        }
        return new LiteralNode(FeelValue.Null, span);
    }

    /// <summary>A mistake that does not hinder reading on.</summary>
    private void Report(string code, string message, FeelSpan span)
    {
        _diagnostics ??= [];
        if (_diagnostics.Count < MaxDiagnostics)
        {
            _diagnostics.Add(new FeelDiagnostic(code, message, span));
        }
    }

    /// <summary>After an error between brackets: skips to the next comma, or to the bracket that closes, and reads on there.</summary>
    private void Recover(TokenKind closing)
    {
        if (!_isPanicking)
        {
            return;
        }
        var open = 0;
        while (_token.Kind != TokenKind.End)
        {
            if (open == 0 && (_token.Kind == TokenKind.Comma || _token.Kind == closing))
            {
                _isPanicking = false;
                return;
            }
            open += _token.Kind switch
            {
                TokenKind.LeftParen or TokenKind.LeftBracket or TokenKind.LeftBrace => 1,
                TokenKind.RightParen or TokenKind.RightBracket or TokenKind.RightBrace => -1,
                _ => 0,
            };
            if (open < 0)
            {
                return;
            }
            Advance();
        }
    }

    private string Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Bad when _text[token.Start] is '"' or '@' or '`' => "a quote that is not closed",
        _ => $"'{(token.End - token.Start > 30 ? _text[token.Start..(token.Start + 30)] + "…" : _text[token.Start..token.End])}'",
    };

    private FeelSpan From(int start) => new(start, Math.Max(start, _previous.End));
}
