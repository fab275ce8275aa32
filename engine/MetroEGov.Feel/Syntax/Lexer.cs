namespace MetroEGov.Feel.Syntax;

/// <summary>Cuts a text into tokens, on demand and from any place, because where a name ends depends on the scope.</summary>
internal readonly struct Lexer(string text)
{
    private readonly string _text = text;

    internal Token At(int position)
    {
        var start = SkipSpace(position);
        if (start >= _text.Length)
        {
            return new Token(TokenKind.End, _text.Length, _text.Length);
        }
        var c = _text[start];
        if (Characters.IsNameStart(c))
        {
            return new Token(TokenKind.Word, start, WordEnd(start));
        }
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(CharAt(start + 1))))
        {
            return new Token(TokenKind.Number, start, NumberEnd(start));
        }
        return c switch
        {
            '"' => Quoted(TokenKind.String, start, start + 1),
            '@' when CharAt(start + 1) == '"' => Quoted(TokenKind.AtString, start, start + 2),
            '`' => Backtick(start),
            _ => Sign(c, start),
        };
    }

    /// <summary>The end of the white space and comments that begin at <paramref name="position"/>.</summary>
    internal int SkipSpace(int position)
    {
        while (position < _text.Length)
        {
            var c = _text[position];
            if (Characters.IsSpace(c))
            {
                position++;
            }
            else if (c == '/' && CharAt(position + 1) == '/')
            {
                position = EndOf("\n", position);
            }
            else if (c == '/' && CharAt(position + 1) == '*')
            {
                position = EndOf("*/", position + 2);
            }
            else
            {
                break;
            }
        }
        return position;
    }

    internal int WordEnd(int position)
    {
        while (position < _text.Length && Characters.IsNamePart(_text[position]))
        {
            position++;
        }
        return position;
    }

    private char CharAt(int position) => position < _text.Length ? _text[position] : '\0';

    private int EndOf(string mark, int from)
    {
        var at = _text.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? _text.Length : at + mark.Length;
    }

    private int NumberEnd(int position)
    {
        position = DigitsEnd(position);
        // "1..5" is a range, not the number "1." followed by a dot.
        if (CharAt(position) == '.' && char.IsAsciiDigit(CharAt(position + 1)))
        {
            position = DigitsEnd(position + 1);
        }
        if (CharAt(position) is 'e' or 'E')
        {
            var exponent = CharAt(position + 1) is '+' or '-' ? position + 2 : position + 1;
            if (char.IsAsciiDigit(CharAt(exponent)))
            {
                position = DigitsEnd(exponent);
            }
        }
        return position;
    }

    private int DigitsEnd(int position)
    {
        while (char.IsAsciiDigit(CharAt(position)))
        {
            position++;
        }
        return position;
    }

    private Token Quoted(TokenKind kind, int start, int content)
    {
        for (var i = content; i < _text.Length; i++)
        {
            if (_text[i] == '"')
            {
                return new Token(kind, start, i + 1);
            }
            if (_text[i] == '\\')
            {
                i++;
            }
        }
        return new Token(TokenKind.Bad, start, _text.Length);
    }

    private Token Backtick(int start)
    {
        var end = _text.IndexOf('`', start + 1);
        return end > start + 1 ? new Token(TokenKind.Backtick, start, end + 1) : new Token(TokenKind.Bad, start, _text.Length);
    }

    private Token Sign(char c, int start)
    {
        var next = CharAt(start + 1);
        var (kind, length) = c switch
        {
            '+' => (TokenKind.Plus, 1),
            '-' => next == '>' ? (TokenKind.Arrow, 2) : (TokenKind.Minus, 1),
            '*' => next == '*' ? (TokenKind.StarStar, 2) : (TokenKind.Star, 1),
            '/' => (TokenKind.Slash, 1),
            '=' => (TokenKind.Equal, 1),
            '!' => next == '=' ? (TokenKind.NotEqual, 2) : (TokenKind.Bad, 1),
            '<' => next == '=' ? (TokenKind.LessOrEqual, 2) : (TokenKind.Less, 1),
            '>' => next == '=' ? (TokenKind.GreaterOrEqual, 2) : (TokenKind.Greater, 1),
            '(' => (TokenKind.LeftParen, 1),
            ')' => (TokenKind.RightParen, 1),
            '[' => (TokenKind.LeftBracket, 1),
            ']' => (TokenKind.RightBracket, 1),
            '{' => (TokenKind.LeftBrace, 1),
            '}' => (TokenKind.RightBrace, 1),
            ',' => (TokenKind.Comma, 1),
            ':' => (TokenKind.Colon, 1),
            '.' => next == '.' ? (TokenKind.DotDot, 2) : (TokenKind.Dot, 1),
            '\u2212' => (TokenKind.Minus, 1),
            _ => (TokenKind.Bad, 1),
        };
        return new Token(kind, start, start + length);
    }
}
