using System.Text;
using System.Text.RegularExpressions;

namespace MetroEGov.Forms.Reading;

/// <summary>
/// Reads <c>validate.pattern</c>, a regular expression as browsers have it, into one that runs in linear time: what a citizen
/// types must not be able to hang the server. Look-around and back-references cannot be had so and are refused.
/// </summary>
internal static class PatternReader
{
    public static Regex? Read(MemberReader validate)
    {
        var pattern = validate.String("pattern");
        if (string.IsNullOrEmpty(pattern)) return null;

        try
        {
            return new Regex(AsciiClasses(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            validate.Problem(FormProblemCode.BadPattern, validate.Node.Line, $"The pattern '{pattern}' uses look-around, a back-reference or an atomic group; these can take endless time. Write it without.");
        }
        catch (ArgumentException error)
        {
            validate.Problem(FormProblemCode.BadPattern, validate.Node.Line, $"The pattern '{pattern}' is not a regular expression: {error.Message}");
        }

        return null;
    }

    /// <summary>In a browser <c>\d</c> and <c>\w</c> are ASCII; in .NET they take every script, so they are spelled out.</summary>
    private static string AsciiClasses(string pattern)
    {
        var result = new StringBuilder(pattern.Length);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                var escaped = pattern[++i];
                var range = escaped switch { 'd' => "0-9", 'w' => "A-Za-z0-9_", _ => null };
                if (range is null) result.Append(c).Append(escaped);
                else if (inClass) result.Append(range);
                else result.Append('[').Append(range).Append(']');
                continue;
            }

            if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
            result.Append(c);
        }

        return result.ToString();
    }
}
