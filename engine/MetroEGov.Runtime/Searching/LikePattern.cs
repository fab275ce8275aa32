using System.Text;

namespace MetroEGov.Runtime.Searching;

/// <summary>A pattern of <see cref="SearchOperator.Like"/>, taken apart.</summary>
internal sealed class LikePattern
{
    private readonly List<Part> _parts = [];

    public LikePattern(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter == '\\' && index + 1 < text.Length && text[index + 1] is '*' or '?' or '\\')
                _parts.Add(new Part(text[++index], Wildcard: null));
            else if (letter is '*' or '?')
                _parts.Add(new Part(letter, letter));
            else
                _parts.Add(new Part(letter, Wildcard: null));
        }
    }

    /// <summary>As SQLite's GLOB has it, whose wildcards are the same and whose brackets are escaped by brackets.</summary>
    public string ToGlob()
    {
        var glob = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Wildcard is { } wildcard)
                glob.Append(wildcard);
            else if (part.Letter is '*' or '?' or '[')
                glob.Append('[').Append(part.Letter).Append(']');
            else
                glob.Append(part.Letter);
        }

        return glob.ToString();
    }

    /// <summary>Linear in pattern times text: no pattern takes long.</summary>
    public bool Matches(string text)
    {
        var reached = new bool[_parts.Count + 1];
        reached[0] = true;
        Spread(reached);
        foreach (var letter in text)
        {
            var next = new bool[_parts.Count + 1];
            for (var index = 0; index < _parts.Count; index++)
            {
                if (!reached[index])
                    continue;
                switch (_parts[index].Wildcard)
                {
                    case '*':
                        next[index] = true;
                        break;
                    case '?':
                        next[index + 1] = true;
                        break;
                    default:
                        next[index + 1] |= _parts[index].Letter == letter;
                        break;
                }
            }

            reached = next;
            Spread(reached);
        }

        return reached[^1];
    }

    // An asterisk also stands for nothing.
    private void Spread(bool[] reached)
    {
        for (var index = 0; index < _parts.Count; index++)
        {
            if (reached[index] && _parts[index].Wildcard == '*')
                reached[index + 1] = true;
        }
    }

    private readonly record struct Part(char Letter, char? Wildcard);
}
