namespace MetroEGov.Feel.Functions;

/// <summary>Strings counted in code points, as FEEL does, over UTF-16.</summary>
internal static class CodePoints
{
    internal static int Count(string text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        }
        return count;
    }

    /// <summary>The UTF-16 index of a code point.</summary>
    internal static int IndexOf(string text, int codePoint)
    {
        var index = 0;
        for (; codePoint > 0 && index < text.Length; codePoint--)
        {
            index += char.IsHighSurrogate(text[index]) ? 2 : 1;
        }
        return Math.Min(index, text.Length);
    }

    internal static IEnumerable<string> Each(string text) => text.EnumerateRunes().Select(rune => rune.ToString());
}
