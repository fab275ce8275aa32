using System.Collections.Immutable;
using PdfSharp.Drawing;

namespace MetroEGov.Connectors.Documents;

/// <summary>What a line is in its block.</summary>
internal enum LinePart
{
    Text,
    Label,
    LeftCell,
    RightCell,
}

/// <summary>One line of text at its place on its page, in points from the upper left corner to its base line.</summary>
/// <param name="Entry">Which item or row of the block it belongs to, counted from zero.</param>
internal sealed record PlacedLine(int Page, double X, double Y, XFont Font, string Text, int Entry, LinePart Part);

/// <summary>A block with its lines in reading order.</summary>
internal sealed record PlacedBlock(DocumentBlock Block, ImmutableArray<PlacedLine> Lines);

/// <summary>
/// Breaks blocks into lines and lines into pages of A4. A heading stays with what follows it, a row and an item stay whole where they fit on
/// one page. One object per document.
/// </summary>
internal sealed class DocumentLayout
{
    public const double LeftMargin = 71;

    public const double RightEdge = 595 - 57;

    private const double TopMargin = 71;
    private const double BottomEdge = 842 - 71;
    private const double LineSpacing = 1.35;
    private const double Indent = 16;
    private const double ColumnGap = 14;
    private const double BodySize = 11;

    private readonly XGraphics _measure = XGraphics.CreateMeasureContext(new XSize(595, 842), XGraphicsUnit.Point, XPageDirection.Downwards);
    private readonly XFont _body = DocumentFonts.Of(BodySize, isStrong: false);
    private readonly XFont _strong = DocumentFonts.Of(BodySize, isStrong: true);
    private double _y = TopMargin;
    private int _page;

    public int PageCount => _page + 1;

    public ImmutableArray<PlacedBlock> Place(ImmutableArray<DocumentBlock> blocks)
    {
        var placed = ImmutableArray.CreateBuilder<PlacedBlock>(blocks.Length);
        foreach (var block in blocks)
            placed.Add(new PlacedBlock(block, [.. PlaceBlock(block)]));
        return placed.ToImmutable();
    }

    private List<PlacedLine> PlaceBlock(DocumentBlock block)
    {
        var lines = new List<PlacedLine>();
        switch (block)
        {
            case DocumentBlock.Heading heading:
                var font = DocumentFonts.Of(heading.Level switch { 1 => 18, 2 => 14, _ => 12 }, isStrong: true);
                Space(heading.Level == 1 ? 10 : 14);
                var title = Wrap(heading.Text, font, RightEdge - LeftMargin);
                // Two lines of what follows, so that no heading ends a page.
                Reserve((title.Count * font.Size * LineSpacing) + (2 * BodySize * LineSpacing) + 6);
                Add(lines, title, LeftMargin, font, 0, LinePart.Text);
                Space(4);
                break;
            case DocumentBlock.Paragraph paragraph:
                foreach (var line in paragraph.Lines)
                    Add(lines, Wrap(line, _body, RightEdge - LeftMargin), LeftMargin, _body, 0, LinePart.Text);
                Space(8);
                break;
            case DocumentBlock.BulletList list:
                for (var i = 0; i < list.Items.Length; i++)
                    PlaceItem(lines, list.Items[i], i);
                Space(8);
                break;
            case DocumentBlock.Table table:
                for (var i = 0; i < table.Rows.Length; i++)
                    PlaceRow(lines, table.Rows[i], i, table.HasHeader && i == 0);
                Space(8);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        return lines;
    }

    private void PlaceItem(List<PlacedLine> lines, string item, int entry)
    {
        var text = Wrap(item, _body, RightEdge - LeftMargin - Indent);
        Reserve(text.Count * BodySize * LineSpacing);
        lines.Add(new PlacedLine(_page, LeftMargin, _y + BodySize, _body, "•", entry, LinePart.Label));
        Add(lines, text, LeftMargin + Indent, _body, entry, LinePart.Text);
    }

    private void PlaceRow(List<PlacedLine> lines, (string Left, string Right) row, int entry, bool isHeader)
    {
        var font = isHeader ? _strong : _body;
        const double leftWidth = (RightEdge - LeftMargin) * 0.38;
        var left = Wrap(row.Left, font, leftWidth - ColumnGap);
        var right = Wrap(row.Right, font, RightEdge - LeftMargin - leftWidth);
        Reserve(Math.Max(left.Count, right.Count) * BodySize * LineSpacing);
        var (page, top) = (_page, _y);
        Add(lines, left, LeftMargin, font, entry, LinePart.LeftCell);
        var (leftPage, leftEnd) = (_page, _y);
        (_page, _y) = (page, top);
        Add(lines, right, LeftMargin + leftWidth, font, entry, LinePart.RightCell);
        if (leftPage > _page || (leftPage == _page && leftEnd > _y))
            (_page, _y) = (leftPage, leftEnd);
        Space(3);
    }

    private void Add(List<PlacedLine> lines, List<string> texts, double x, XFont font, int entry, LinePart part)
    {
        foreach (var text in texts)
        {
            Reserve(font.Size * LineSpacing);
            lines.Add(new PlacedLine(_page, x, _y + font.Size, font, text, entry, part));
            _y += font.Size * LineSpacing;
        }
    }

    /// <summary>Goes to the next page when the height does not fit; not when it fits on no page.</summary>
    private void Reserve(double height)
    {
        if (_y + height <= BottomEdge || _y == TopMargin)
            return;
        if (height > BottomEdge - TopMargin && _y + (BodySize * LineSpacing) <= BottomEdge)
            return;
        _page++;
        _y = TopMargin;
    }

    private void Space(double height) => _y = _y == TopMargin ? _y : _y + height;

    /// <summary>At blanks; a word that is wider than the line is broken where it must be.</summary>
    private List<string> Wrap(string text, XFont font, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, font) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = BreakWord(lines, word, font, width);
        }

        if (line.Length > 0 || lines.Count == 0)
            lines.Add(line);
        return lines;
    }

    private string BreakWord(List<string> lines, string word, XFont font, double width)
    {
        while (Width(word, font) > width)
        {
            var length = word.Length - 1;
            while (length > 1 && Width(word[..length], font) > width)
                length--;
            if (char.IsHighSurrogate(word[length - 1]))
                length = length == 1 ? 2 : length - 1;
            lines.Add(word[..length]);
            word = word[length..];
        }

        return word;
    }

    private double Width(string text, XFont font) => _measure.MeasureString(text, font).Width;
}
