using System.Text.RegularExpressions;

namespace MetroEGov.Feel.Functions;

/// <summary>
/// Compiled patterns of one expression, which mostly has one. Bounded; belongs to one run, so it needs no lock.
/// </summary>
internal sealed class PatternCache
{
    private const int Capacity = 16;

    // Only a pattern with back-references can take exponential time; the work of all others grows with the length of the text.
    // A time is the only bound that the platform offers for them. It ends the expression, it never changes its value.
    private static readonly TimeSpan BackReferenceTimeout = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Pattern, string Flags), (Regex? Regex, string? Reason)> _patterns = [];

    internal Regex? Get(string pattern, string flags, out string? reason)
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
        return known.Regex;
    }

    private static (Regex? Regex, string? Reason) Make(string pattern, string flags)
    {
        if (XPathPattern.Translate(pattern, flags, out var translated, out var options, out var hasBackReference) is { } reason)
        {
            return (null, reason);
        }
        try
        {
            return hasBackReference
                ? (new Regex(translated, options, BackReferenceTimeout), null)
                : (new Regex(translated, options | RegexOptions.NonBacktracking), null);
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
