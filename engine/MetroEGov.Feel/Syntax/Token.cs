namespace MetroEGov.Feel.Syntax;

internal enum TokenKind : byte
{
    End,
    Word,
    Backtick,
    Number,
    String,
    AtString,
    Plus,
    Minus,
    Star,
    StarStar,
    Slash,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Dot,
    DotDot,
    Arrow,
    Bad,
}

/// <summary>A smallest piece of the text; names of several words are put together by the parser, which knows the scope.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    internal FeelSpan Span => new(Start, End);
}
