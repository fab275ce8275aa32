using System.Collections.Immutable;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Words that are put on a case at its start.</summary>
internal static class CaseTags
{
    private const int MostTags = 10;
    private const int LongestTag = 100;

    /// <returns>Null when they are fit.</returns>
    public static string? Problem(ImmutableArray<string> tags)
    {
        if (tags.Length > MostTags)
            return $"A case has at most {MostTags} tags.";
        return tags.All(IsFit)
            ? null
            : $"A tag is a letter followed by up to {LongestTag - 1} letters, digits, '_', '-', ':' or '.'.";
    }

    public static void Write(WorkUnit unit, long instanceKey, ImmutableArray<string> tags)
    {
        foreach (var tag in tags.Distinct(StringComparer.Ordinal))
            unit.Db.Add(new InstanceTagRow { InstanceKey = instanceKey, Tag = tag });
    }

    private static bool IsFit(string tag) =>
        tag.Length is > 0 and <= LongestTag
        && char.IsAsciiLetter(tag[0])
        && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or ':' or '.');
}
