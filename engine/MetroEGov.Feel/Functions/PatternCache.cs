using System.Text.RegularExpressions;

namespace MetroEGov.Feel.Functions;

/// <summary>
/// Compiled patterns of one expression, which mostly has one. Bounded; belongs to one run, so it needs no lock.
/// </summary>
internal sealed class PatternCache
{
    private const int Capacity = 16;

    private readonly Dictionary<(string Pattern, string Flags), (Pattern? Pattern, string? Reason)> _patterns = [];

    internal Pattern? Get(string pattern, string flags, out string? reason)
    {
        if (!_patterns.TryGetValue((pattern, flags), out var known))
        {
            known = Make(pattern, flags);
            if (_patterns.Count >= Capacity)
            {
                _patterns.Clear();
            }
            _patterns[(pattern, flags)] = known;
        }
        reason = known.Reason;
        return known.Pattern;
    }

    private static (Pattern? Pattern, string? Reason) Make(string pattern, string flags)
    {
        if (XPathPattern.Translate(pattern, flags, out var translated, out var options, out var hasBackReference) is { } reason)
        {
            return (null, reason);
        }
        try
        {
            return hasBackReference
                ? (ReferencePatternBuilder.Build(translated, options), null)
                : (new LinearPattern(new Regex(translated, options | RegexOptions.NonBacktracking)), null);
        }
        catch (ArgumentException)
        {
            return (null, "the pattern is no regular expression");
        }
        catch (NotSupportedException)
        {
            return (null, "the pattern is too large");
        }
    }
}
