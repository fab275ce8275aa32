namespace MetroEGov.Host.Pages.Forms;

/// <summary>
/// Reads the subset of Markdown that text components of forms use. Source: CommonMark 0.31 §4.2 (headings), §5.2 (bullet lists),
/// §4.8 (paragraphs), §6.2 (strong). Not read: everything else, links and raw HTML above all; it stays text.
/// </summary>
public static class TextMarks
{
    public abstract record Block;

    /// <param name="Level">1 to 6.</param>
    public sealed record Heading(int Level, IReadOnlyList<Span> Spans) : Block;

    public sealed record List(IReadOnlyList<IReadOnlyList<Span>> Items) : Block;

    public sealed record Paragraph(IReadOnlyList<Span> Spans) : Block;

    public sealed record Span(string Text, bool IsStrong);

    public static IReadOnlyList<Block> Blocks(string text)
    {
        var blocks = new List<Block>();
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var trimmed = line.Trim();
            if (lines.Count > 0 && (trimmed.Length == 0 || IsHeading(trimmed) || IsItem(trimmed) != IsItem(lines[0])))
            {
                blocks.Add(BlockOf(lines));
                lines.Clear();
            }

            if (IsHeading(trimmed))
                blocks.Add(HeadingOf(trimmed));
            else if (trimmed.Length > 0)
                lines.Add(trimmed);
        }

        return blocks;
    }

    private static Block BlockOf(List<string> lines) => IsItem(lines[0])
        ? new List([.. lines.Select(line => Spans(line[2..].Trim()))])
        : new Paragraph(Spans(string.Join(' ', lines)));

    private static Heading HeadingOf(string line)
    {
        var level = line.TakeWhile(character => character == '#').Count();
        return new Heading(level, Spans(line[level..].Trim()));
    }

    private static bool IsHeading(string line)
    {
        var level = line.TakeWhile(character => character == '#').Count();
        return level is > 0 and <= 6 && line.Length > level && line[level] == ' ';
    }

    private static bool IsItem(string line) => line is ['-' or '*', ' ', ..];

    private static List<Span> Spans(string text)
    {
        var parts = text.Split("**");
        // An odd number of marks is no pair: the text stays as it is.
        if (parts.Length % 2 == 0)
            return [new Span(text, IsStrong: false)];
        return [.. parts.Select((part, index) => new Span(part, index % 2 == 1)).Where(span => span.Text.Length > 0)];
    }
}
