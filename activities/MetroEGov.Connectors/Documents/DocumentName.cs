using System.Text.RegularExpressions;

namespace MetroEGov.Connectors.Documents;

/// <summary>Names of files that every system takes. Pure.</summary>
internal static partial class DocumentName
{
    private const int Longest = 120;

    public static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>A file name that ends in .pdf, without path, control characters and what file systems refuse.</summary>
    public static string Of(string text)
    {
        var stem = text.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        var words = OneLine(Refused().Replace(stem, " ")).Split(' ').Where(word => word.Trim('.').Length > 0);
        var plain = string.Join(' ', words).Trim('.', ' ');
        if (plain.Length > Longest)
            plain = plain[..(char.IsHighSurrogate(plain[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd('.', ' ');
        return (plain.Length == 0 ? "document" : plain) + ".pdf";
    }

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}/\\:*?""<>|]", RegexOptions.CultureInvariant)]
    private static partial Regex Refused();
}
