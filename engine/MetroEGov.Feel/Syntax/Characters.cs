namespace MetroEGov.Feel.Syntax;

/// <summary>Which characters may stand where. Source: DMN 1.5 §10.3.1.2, grammar rules 27 to 30, 61 and 62.</summary>
internal static class Characters
{
    /// <summary>Half of a surrogate pair counts as a letter, because every code point above the basic plane may be in a name.</summary>
    internal static bool IsNameStart(char c) =>
        char.IsAsciiLetter(c) || c is '_' or '?' || (c >= '\u00C0' && IsNameStartBeyondAscii(c));

    internal static bool IsNamePart(char c) =>
        IsNameStart(c) || char.IsAsciiDigit(c) || c is '\u00B7' or (>= '\u0300' and <= '\u036F') or '\u203F' or '\u2040';

    /// <summary>Signs that a name may hold between its words.</summary>
    internal static bool IsNameSymbol(char c) => c is '.' or '/' or '-' or '\'' or '+' or '*';

    internal static bool IsSpace(char c) =>
        c is ' ' or (>= '\t' and <= '\r')
        || (c >= '\u0085' && (c is '\u0085' or '\u00A0' or '\u1680' or '\u180E' or (>= '\u2000' and <= '\u200B')
            or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF'));

    private static bool IsNameStartBeyondAscii(char c) => c
        is (>= '\u00C0' and <= '\u00D6') or (>= '\u00D8' and <= '\u00F6') or (>= '\u00F8' and <= '\u02FF')
        or (>= '\u0370' and <= '\u037D') or (>= '\u037F' and <= '\u1FFF') or '\u200C' or '\u200D'
        or (>= '\u2070' and <= '\u218F') or (>= '\u2C00' and <= '\u2FEF') or (>= '\u3001' and <= '\uDFFF')
        or (>= '\uF900' and <= '\uFDCF') or (>= '\uFDF0' and <= '\uFFFD');
}
