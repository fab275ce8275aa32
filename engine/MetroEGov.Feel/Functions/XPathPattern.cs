using System.Text;
using System.Text.RegularExpressions;

namespace MetroEGov.Feel.Functions;

/// <summary>
/// Turns a regular expression of XPath 3.1 (§5.6.1, on XML Schema 1.1 part 2, appendix G) into one of .NET, and refuses what
/// .NET would take but XPath does not. Not translated: character classes with code points above the basic plane.
/// </summary>
internal sealed class XPathPattern
{
    private const int MaxNesting = 100;
    private const string AnyButLineEnds = @"[^\n\r]";

    private readonly string _pattern;
    private readonly StringBuilder _result = new();
    private readonly bool _dotMatchesAll;
    private readonly bool _multiline;
    private readonly HashSet<int> _closedGroups = [];
    private int _groups;
    private int _at;
    private int _nesting;
    private string? _reason;
    private bool _hasBackReference;

    private XPathPattern(string pattern, bool dotMatchesAll, bool multiline)
    {
        _pattern = pattern;
        _dotMatchesAll = dotMatchesAll;
        _multiline = multiline;
    }

    /// <summary>Null, or the reason why it cannot be translated.</summary>
    internal static string? Translate(
        string pattern, string flags, out string translated, out RegexOptions options, out bool hasBackReference)
    {
        options = RegexOptions.CultureInvariant;
        translated = "";
        hasBackReference = false;
        foreach (var flag in flags)
        {
            if (!"smixq".Contains(flag, StringComparison.Ordinal))
            {
                return "the flags must be of s, m, i, x and q";
            }
        }
        options |= flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None;
        if (flags.Contains('q', StringComparison.Ordinal))
        {
            translated = Regex.Escape(pattern);
            return null;
        }
        var isMultiline = flags.Contains('m', StringComparison.Ordinal);
        options |= isMultiline ? RegexOptions.Multiline : RegexOptions.None;
        pattern = flags.Contains('x', StringComparison.Ordinal) ? WithoutSpaces(pattern) : pattern;
        var translation = new XPathPattern(pattern, flags.Contains('s', StringComparison.Ordinal), isMultiline);
        translation.Alternatives();
        if (translation._reason is null && translation._at < pattern.Length)
        {
            return "a ')' without '('";
        }
        translated = translation._result.ToString();
        hasBackReference = translation._hasBackReference;
        return translation._reason;
    }

    /// <summary>The flag x: white space counts only inside of a character class.</summary>
    private static string WithoutSpaces(string pattern)
    {
        var result = new StringBuilder(pattern.Length);
        var classes = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c is '[' or ']' && (i == 0 || pattern[i - 1] != '\\'))
            {
                classes += c == '[' ? 1 : -1;
            }
            if (classes > 0 || c is not (' ' or '\t' or '\n' or '\r'))
            {
                result.Append(c);
            }
        }
        return result.ToString();
    }

    private char Current => _at < _pattern.Length ? _pattern[_at] : '\0';

    private bool IsAtEnd => _at >= _pattern.Length || _reason is not null;

    private void Fail(string reason) => _reason ??= reason;

    private void Alternatives()
    {
        if (++_nesting > MaxNesting)
        {
            Fail("groups nested too deep");
        }
        while (!IsAtEnd && Current != ')')
        {
            if (Current == '|')
            {
                _result.Append('|');
                _at++;
            }
            else
            {
                Piece();
            }
        }
        _nesting--;
    }

    private void Piece()
    {
        var isAnchor = Current is '^' or '$';
        Atom();
        if (IsAtEnd || Current is not ('*' or '+' or '?' or '{'))
        {
            return;
        }
        if (isAnchor)
        {
            Fail("a quantifier after an anchor");
            return;
        }
        Quantifier();
    }

    private void Atom()
    {
        var c = Current;
        switch (c)
        {
            case '(':
                Group();
                break;
            case '[':
                CharacterClass();
                break;
            case '\\':
                _result.Append(Escape(false));
                break;
            case '.':
                _result.Append(_dotMatchesAll ? @"[\s\S]" : AnyButLineEnds);
                _at++;
                break;
            case '^':
                _result.Append('^');
                _at++;
                break;
            case '$':
                _result.Append(_multiline ? "$" : @"\z");
                _at++;
                break;
            case '*' or '+' or '?' or '{':
                Fail("a quantifier without something to repeat");
                break;
            case ']' or '}':
                Fail($"a '{c}' that is not escaped");
                break;
            default:
                _result.Append(char.IsSurrogate(c) ? c.ToString() : Regex.Escape(c.ToString()));
                _at++;
                if (char.IsHighSurrogate(c) && char.IsLowSurrogate(Current))
                {
                    // Both halves as one unit, so that a quantifier repeats the whole.
                    _result.Insert(_result.Length - 1, "(?:").Append(Current).Append(')');
                    _at++;
                }
                break;
        }
    }

    private void Quantifier()
    {
        if (Current == '{')
        {
            var end = _pattern.IndexOf('}', _at);
            var inside = end < 0 ? "" : _pattern[(_at + 1)..end];
            var bounds = inside.Split(',');
            if (bounds.Length > 2 || bounds[0].Length is 0 or > 5 || !bounds.All(b => b.Length <= 5 && b.All(char.IsAsciiDigit)))
            {
                Fail("a quantifier that is not {n}, {n,} or {n,m}");
                return;
            }
            _result.Append(_pattern, _at, end - _at + 1);
            _at = end + 1;
        }
        else
        {
            _result.Append(Current);
            _at++;
        }
        if (Current == '?')
        {
            _result.Append('?');
            _at++;
        }
        if (!IsAtEnd && Current is '*' or '+' or '?' or '{')
        {
            Fail("a quantifier after a quantifier");
        }
    }

    private void Group()
    {
        _at++;
        var number = 0;
        if (Current == '?')
        {
            if (_at + 1 >= _pattern.Length || _pattern[_at + 1] != ':')
            {
                Fail("a group that begins with '?' but not with '?:'");
                return;
            }
            _result.Append("(?:");
            _at += 2;
        }
        else
        {
            number = ++_groups;
            _result.Append('(');
        }
        Alternatives();
        if (Current != ')')
        {
            Fail("a '(' without ')'");
            return;
        }
        _result.Append(')');
        _at++;
        if (number > 0)
        {
            _closedGroups.Add(number);
        }
    }

    private string Escape(bool isInClass)
    {
        _at++;
        var c = Current;
        _at++;
        switch (c)
        {
            case 'n' or 'r' or 't':
                return "\\" + c;
            case '\\' or '|' or '.' or '-' or '^' or '?' or '*' or '+' or '{' or '}' or '(' or ')' or '[' or ']' or '$':
                return "\\" + c;
            case 's':
                return isInClass ? @" \t\n\r" : @"[ \t\n\r]";
            case 'S':
                return isInClass ? @"\x00-\x08\x0B\x0C\x0E-\x1F\x21-\uFFFF" : @"[^ \t\n\r]";
            case 'd' or 'D':
                return "\\" + c;
            case 'w':
                return isInClass ? @"\p{L}\p{M}\p{N}\p{S}" : @"[^\p{P}\p{Z}\p{C}]";
            case 'W':
                return isInClass ? @"\p{P}\p{Z}\p{C}" : @"[\p{P}\p{Z}\p{C}]";
            case 'i':
                return isInClass ? @"\p{L}_:" : @"[\p{L}_:]";
            case 'c':
                return isInClass ? @"\p{L}\p{M}\p{Nd}._:\-·" : @"[\p{L}\p{M}\p{Nd}._:\-·]";
            case 'I' when !isInClass:
                return @"[^\p{L}_:]";
            case 'C' when !isInClass:
                return @"[^\p{L}\p{M}\p{Nd}._:\-·]";
            case 'p' or 'P':
                return Category(c);
            case >= '1' and <= '9' when !isInClass:
                return BackReference(c);
            default:
                Fail("an escape that XPath does not know");
                return "";
        }
    }

    private string Category(char c)
    {
        var end = Current == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            Fail("a category without braces");
            return "";
        }
        var name = _pattern[(_at + 1)..end];
        if (name.Length == 0 || !name.All(x => char.IsAsciiLetterOrDigit(x) || x == '-'))
        {
            Fail("no such category");
            return "";
        }
        _at = end + 1;
        return $"\\{c}{{{name}}}";
    }

    private string BackReference(char first)
    {
        var number = first - '0';
        while (char.IsAsciiDigit(Current) && (number * 10) + (Current - '0') <= _groups)
        {
            number = (number * 10) + (Current - '0');
            _at++;
        }
        if (!_closedGroups.Contains(number))
        {
            Fail("a reference to a group that is not closed before it");
        }
        _hasBackReference = true;
        // In a group of its own, so that a digit after it does not become part of its number.
        return $"(?:\\{number})";
    }

    private void CharacterClass()
    {
        if (++_nesting > MaxNesting)
        {
            Fail("classes nested too deep");
            return;
        }
        _result.Append('[');
        _at++;
        if (Current == '^')
        {
            _result.Append('^');
            _at++;
        }
        var isEmpty = true;
        while (!IsAtEnd && Current != ']')
        {
            if (Current == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] == '[')
            {
                _result.Append('-');
                _at++;
                CharacterClass();
                if (!IsAtEnd && Current != ']')
                {
                    Fail("a subtraction that is not the end of its class");
                }
                break;
            }
            ClassItem();
            isEmpty = false;
        }
        if (isEmpty || Current != ']')
        {
            Fail("a character class that is empty or not closed");
            return;
        }
        _result.Append(']');
        _at++;
        _nesting--;
    }

    private void ClassItem()
    {
        switch (Current)
        {
            case '[':
                Fail("a '[' inside of a character class");
                break;
            case '\\':
                _result.Append(Escape(true));
                break;
            case '-':
                // Between other items only as a range; as itself at the begin or the end.
                _result.Append(IsRangeHyphen() ? "-" : "\\-");
                _at++;
                break;
            case '^':
                _result.Append("\\^");
                _at++;
                break;
            default:
                _result.Append(Current);
                _at++;
                break;
        }
    }

    private bool IsRangeHyphen() =>
        _at + 1 < _pattern.Length && _pattern[_at + 1] != ']' && _pattern[_at - 1] != '[' && !(_pattern[_at - 1] == '^' && _pattern[_at - 2] == '[');
}
