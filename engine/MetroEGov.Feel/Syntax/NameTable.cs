using System.Collections.Frozen;

namespace MetroEGov.Feel.Syntax;

/// <summary>Names by their first word, so that the longest one that stands at a place of the text is found without trying all.</summary>
internal sealed class NameTable
{
    // A name without a leading word (nothing in the standard allows one) is kept under the empty word and never found.
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstWord;

    internal NameTable(IEnumerable<string> names)
    {
        _byFirstWord = names
            .Distinct(StringComparer.Ordinal)
            .GroupBy(FirstWord, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The longest name that begins with the word and stands at <paramref name="start"/>; its end in the text.</summary>
    internal bool TryLongest(string text, int start, int wordEnd, out string name, out int end)
    {
        if (_byFirstWord.TryGetValue(text.AsSpan(start, wordEnd - start), out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (TryMatch(text, start, candidate, out end))
                {
                    name = candidate;
                    return true;
                }
            }
        }
        name = "";
        end = start;
        return false;
    }

    internal static string FirstWord(string name)
    {
        var end = new Lexer(name).WordEnd(0);
        return end == name.Length ? name : name[..end];
    }

    /// <summary>Compares word by word: where the name has a space, the text may have any white space.</summary>
    internal static bool TryMatch(string text, int start, string name, out int end)
    {
        end = start;
        for (var i = 0; i < name.Length; i++)
        {
            if (Characters.IsSpace(name[i]))
            {
                var spaceStart = end;
                while (end < text.Length && Characters.IsSpace(text[end]))
                {
                    end++;
                }
                while (i + 1 < name.Length && Characters.IsSpace(name[i + 1]))
                {
                    i++;
                }
                if (end == spaceStart)
                {
                    return false;
                }
            }
            else if (end < text.Length && text[end] == name[i])
            {
                end++;
            }
            else
            {
                return false;
            }
        }
        return end >= text.Length || !Characters.IsNamePart(text[end - 1]) || !Characters.IsNamePart(text[end]);
    }
}
