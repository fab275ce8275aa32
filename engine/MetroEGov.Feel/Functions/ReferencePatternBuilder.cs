using System.Globalization;
using System.Text.RegularExpressions;

namespace MetroEGov.Feel.Functions;

/// <summary>
/// Builds the steps of a pattern with back-references from what <see cref="XPathPattern"/> made of it, which is checked and has
/// only a few forms. Reads a piece, then links it to the step that follows.
/// </summary>
internal sealed class ReferencePatternBuilder
{
    private readonly string _pattern;
    private readonly RegexOptions _options;
    private int _at;
    private int _groups;
    private int _places;

    private ReferencePatternBuilder(string pattern, RegexOptions options)
    {
        _pattern = pattern;
        _options = options;
    }

    /// <summary>A piece that is read but does not know yet what follows it.</summary>
    private delegate PatternNode Piece(PatternNode next);

    internal static ReferencePattern Build(string pattern, RegexOptions options)
    {
        var builder = new ReferencePatternBuilder(pattern, options);
        var whole = builder.Alternatives();
        return new ReferencePattern(whole(new PatternNode.Accept()), builder._groups, builder._places);
    }

    private Piece Alternatives()
    {
        var alternatives = new List<Piece> { Sequence() };
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            alternatives.Add(Sequence());
        }
        return alternatives.Count == 1
            ? alternatives[0]
            : next => new PatternNode.Choice([.. alternatives.Select(alternative => alternative(next))]);
    }

    private Piece Sequence()
    {
        var pieces = new List<Piece>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            pieces.Add(Repeated(Atom()));
        }
        return next => Enumerable.Reverse(pieces).Aggregate(next, (following, piece) => piece(following));
    }

    private Piece Atom()
    {
        switch (_pattern[_at])
        {
            case '(':
                return Group();
            case '^':
                _at++;
                return next => new PatternNode.Place(
                    (text, at) => at == 0 || (_options.HasFlag(RegexOptions.Multiline) && text[at - 1] == '\n'), next);
            case '$':
                _at++;
                return next => new PatternNode.Place((text, at) => at == text.Length || text[at] == '\n', next);
            case '\\' when _pattern[_at + 1] == 'z':
                _at += 2;
                return next => new PatternNode.Place((text, at) => at == text.Length, next);
            case '\\' when _pattern[_at + 1] is >= '1' and <= '9':
                return Reference();
            default:
                return Unit();
        }
    }

    private Piece Group()
    {
        _at++;
        var number = 0;
        if (_pattern[_at] == '?')
        {
            _at += 2;
        }
        else
        {
            number = ++_groups;
        }
        var inner = Alternatives();
        _at++;
        if (number == 0)
        {
            return inner;
        }
        var start = _places++;
        return next => new PatternNode.GroupStart(start, inner(new PatternNode.GroupEnd(number, start, next)));
    }

    private Piece Reference()
    {
        var end = _at + 1;
        while (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
        {
            end++;
        }
        var number = int.Parse(_pattern.AsSpan(_at + 1, end - _at - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        _at = end;
        var comparison = _options.HasFlag(RegexOptions.IgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return next => new PatternNode.Reference(number, comparison, next);
    }

    private Piece Unit()
    {
        var start = _at;
        _at += _pattern[_at] switch
        {
            '[' => ClassLength(),
            '\\' when _pattern[_at + 1] is 'p' or 'P' => _pattern.IndexOf('}', _at) - _at + 1,
            '\\' => 2,
            _ => 1,
        };
        var options = (_options & ~RegexOptions.Multiline) | RegexOptions.NonBacktracking;
        var characters = new Regex($"^(?:{_pattern[start.._at]})\\z", options);
        return next => new PatternNode.Unit(characters, next);
    }

    private int ClassLength()
    {
        var open = 0;
        for (var i = _at; i < _pattern.Length; i++)
        {
            if (_pattern[i] == '\\')
            {
                i++;
            }
            else if (_pattern[i] == '[')
            {
                open++;
            }
            else if (_pattern[i] == ']' && --open == 0)
            {
                return i - _at + 1;
            }
        }
        return _pattern.Length - _at;
    }

    private Piece Repeated(Piece piece)
    {
        if (_at >= _pattern.Length || Bounds() is not { } bounds)
        {
            return piece;
        }
        var isLazy = _at < _pattern.Length && _pattern[_at] == '?';
        _at += isLazy ? 1 : 0;
        var place = _places++;
        return next =>
        {
            var loop = new PatternNode.Loop(place, bounds.Least, bounds.Most, isLazy, next);
            loop.Body = piece(loop);
            return new PatternNode.LoopStart(place, loop);
        };
    }

    private (int Least, int Most)? Bounds()
    {
        switch (_pattern[_at])
        {
            case '*':
                _at++;
                return (0, int.MaxValue);
            case '+':
                _at++;
                return (1, int.MaxValue);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                var end = _pattern.IndexOf('}', _at);
                var parts = _pattern[(_at + 1)..end].Split(',');
                _at = end + 1;
                var least = int.Parse(parts[0], CultureInfo.InvariantCulture);
                return (least, parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : int.Parse(parts[1], CultureInfo.InvariantCulture));
            default:
                return null;
        }
    }
}
