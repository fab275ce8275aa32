using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace MetroEGov.Connectors.Documents;

/// <summary>
/// The small part of Markdown in which letters are written: <c>#</c>, <c>##</c>, <c>###</c> headings, paragraphs, <c>- </c> lists and
/// tables of two columns. Pure.
/// </summary>
/// <remarks>
/// Source: CommonMark 0.31.2 for headings, paragraphs and bullet lists; tables as GitHub writes them. Not implemented: emphasis, links,
/// images, numbered and nested lists, quotes, code. Character references such as <c>&amp;amp;</c> are read.
/// </remarks>
internal static partial class DocumentText
{
    /// <summary>
    /// Hides in values what would be structure: a name that begins with # is no heading, and a line break in a field no new paragraph.
    /// </summary>
    public static TextEncoder ValueEncoder { get; } = CreateEncoder();

    /// <param name="problems">By line of the filled template.</param>
    public static ImmutableArray<DocumentBlock> Read(string text, ICollection<string> problems)
    {
        var blocks = ImmutableArray.CreateBuilder<DocumentBlock>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var at = 0;
        while (at < lines.Length)
        {
            var line = lines[at];
            if (string.IsNullOrWhiteSpace(line))
                at++;
            else if (HeadingLine().Match(line) is { Success: true } heading)
            {
                blocks.Add(new DocumentBlock.Heading(heading.Groups["marks"].Length, Plain(heading.Groups["text"].Value)));
                at++;
            }
            else if (IsItem(line))
                blocks.Add(ReadList(lines, ref at));
            else if (IsRow(line))
                blocks.Add(ReadTable(lines, ref at, problems));
            else
                blocks.Add(ReadParagraph(lines, ref at));
        }

        return blocks.ToImmutable();
    }

    private static DocumentBlock.BulletList ReadList(string[] lines, ref int at)
    {
        var items = ImmutableArray.CreateBuilder<string>();
        while (at < lines.Length && IsItem(lines[at]))
        {
            var item = new StringBuilder(lines[at++].TrimStart()[2..].Trim());
            while (at < lines.Length && IsContinued(lines[at]))
                item.Append(' ').Append(lines[at++].Trim());
            items.Add(Plain(item.ToString()));
        }

        return new DocumentBlock.BulletList(items.ToImmutable());
    }

    private static DocumentBlock.Table ReadTable(string[] lines, ref int at, ICollection<string> problems)
    {
        var rows = ImmutableArray.CreateBuilder<(string Left, string Right)>();
        var hasHeader = false;
        for (; at < lines.Length && IsRow(lines[at]); at++)
        {
            var cells = lines[at].Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (rows.Count == 1 && cells.All(cell => Delimiter().IsMatch(cell)))
                hasHeader = true;
            else if (cells.Length == 2)
                rows.Add((Plain(cells[0]), Plain(cells[1])));
            else
                problems.Add($"line {at + 1}: a table has two columns here, found {cells.Length}.");
        }

        return new DocumentBlock.Table(hasHeader, rows.ToImmutable());
    }

    private static DocumentBlock.Paragraph ReadParagraph(string[] lines, ref int at)
    {
        var broken = ImmutableArray.CreateBuilder<string>();
        var current = new StringBuilder();
        do
        {
            var line = lines[at++];
            var endsHere = line.EndsWith("  ", StringComparison.Ordinal) || line.EndsWith('\\');
            current.Append(current.Length == 0 ? "" : " ").Append(line.TrimEnd('\\').Trim());
            if (!endsHere)
                continue;
            broken.Add(Plain(current.ToString()));
            current.Clear();
        }
        while (at < lines.Length && IsContinued(lines[at]));

        if (current.Length > 0)
            broken.Add(Plain(current.ToString()));
        return new DocumentBlock.Paragraph(broken.ToImmutable());
    }

    private static bool IsItem(string line) => line.TrimStart().StartsWith("- ", StringComparison.Ordinal);

    private static bool IsRow(string line) => line.TrimStart().StartsWith('|');

    private static bool IsContinued(string line) =>
        !string.IsNullOrWhiteSpace(line) && !HeadingLine().IsMatch(line) && !IsItem(line) && !IsRow(line);

    /// <summary>Composed characters, no controls: what a font can draw and a reader can speak.</summary>
    private static string Plain(string text) =>
        Controls().Replace(WebUtility.HtmlDecode(text), " ").Normalize(NormalizationForm.FormC).Trim();

    private static HtmlEncoder CreateEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters('#', '|', '-', '\\');
        return HtmlEncoder.Create(settings);
    }

    [GeneratedRegex(@"^\s{0,3}(?<marks>#{1,3})\s+(?<text>.*?)\s*#*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingLine();

    [GeneratedRegex("^:?-+:?$", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+", RegexOptions.CultureInvariant)]
    private static partial Regex Controls();
}
