using System.Collections.Immutable;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace MetroEGov.Connectors.Documents;

/// <summary>
/// Writes blocks as a PDF that can be listened to: tagged, with title, language and embedded fonts; page numbers are artifacts.
/// </summary>
/// <remarks>Source: ISO 14289-1 (PDF/UA-1) by way of the tagged structure of ISO 32000-1 §14.8. Whether a document conforms also depends on
/// its text, for example on the order of headings.</remarks>
internal static class PdfWriting
{
    /// <param name="language">BCP 47, for example de-DE.</param>
    public static byte[] Write(string title, string language, ImmutableArray<DocumentBlock> blocks, DateTimeOffset createdAt, Func<int, int, string> footer)
    {
        var layout = new DocumentLayout();
        var placed = layout.Place(blocks);
        using var document = new PdfDocument();
        document.Info.Title = title;
        document.Info.Creator = "MetroEGov";
        document.Info.CreationDate = createdAt.UtcDateTime;
        document.ViewerPreferences.DisplayDocTitle = true;
        var accessibility = UAManager.ForDocument(document);
        accessibility.SetDocumentLanguage(language);
        using (var pen = new Pen(document, accessibility.StructureBuilder, number => footer(number, layout.PageCount)))
        {
            pen.GoTo(0);
            foreach (var block in placed)
                Draw(pen, block);
            pen.GoTo(layout.PageCount - 1);
        }

        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    private static void Draw(Pen pen, PlacedBlock placed)
    {
        switch (placed.Block)
        {
            case DocumentBlock.Heading heading:
                pen.DrawAs(
                    heading.Level switch { 1 => PdfBlockLevelElementTag.Heading1, 2 => PdfBlockLevelElementTag.Heading2, _ => PdfBlockLevelElementTag.Heading3 }, placed.Lines);
                break;
            case DocumentBlock.Paragraph:
                pen.DrawAs(PdfBlockLevelElementTag.Paragraph, placed.Lines);
                break;
            case DocumentBlock.BulletList:
                pen.Within(PdfBlockLevelElementTag.List, placed.Lines, () =>
                {
                    foreach (var item in placed.Lines.GroupBy(line => line.Entry))
                        DrawItem(pen, [.. item]);
                });
                break;
            case DocumentBlock.Table table:
                pen.Within(PdfBlockLevelElementTag.Table, placed.Lines, () =>
                {
                    // Also by page: a row that is longer than a page is read on as another row there.
                    foreach (var row in placed.Lines.GroupBy(line => (line.Entry, line.Page)).OrderBy(row => row.Key))
                        DrawRow(pen, [.. row], table.HasHeader && row.Key.Entry == 0);
                });
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void DrawItem(Pen pen, ImmutableArray<PlacedLine> lines) => pen.Within(PdfBlockLevelElementTag.ListItem, lines, () =>
    {
        pen.DrawAs(PdfBlockLevelElementTag.Label, [.. lines.Where(line => line.Part == LinePart.Label)]);
        pen.DrawAs(PdfBlockLevelElementTag.ListBody, [.. lines.Where(line => line.Part == LinePart.Text)]);
    });

    private static void DrawRow(Pen pen, ImmutableArray<PlacedLine> lines, bool isHeader) => pen.Within(PdfBlockLevelElementTag.TableRow, lines, () =>
    {
        var tag = isHeader ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell;
        pen.DrawAs(tag, [.. lines.Where(line => line.Part == LinePart.LeftCell)]);
        pen.DrawAs(tag, [.. lines.Where(line => line.Part == LinePart.RightCell)]);
    });

    /// <summary>Draws within tags, page by page, with the page's number at its foot.</summary>
    private sealed class Pen(PdfDocument document, StructureBuilder structure, Func<int, string> footer) : IDisposable
    {
        private readonly XFont _small = DocumentFonts.Of(9, isStrong: false);
        private XGraphics? _graphics;
        private int _page = -1;

        public void GoTo(int page)
        {
            while (_page < page)
            {
                _graphics?.Dispose();
                var sheet = document.AddPage();
                sheet.Size = PageSize.A4;
                _graphics = XGraphics.FromPdfPage(sheet);
                _page++;
                structure.BeginArtifact();
                _graphics.DrawString(
                    footer(_page + 1), _small, XBrushes.Black, DocumentLayout.RightEdge, 842 - 40, XStringFormats.BaseLineRight);
                structure.End();
            }
        }

        public void Within(PdfBlockLevelElementTag tag, ImmutableArray<PlacedLine> lines, Action draw)
        {
            if (lines.IsEmpty)
                return;
            GoTo(lines[0].Page);
            structure.BeginElement(tag);
            draw();
            structure.End();
        }

        public void DrawAs(PdfBlockLevelElementTag tag, ImmutableArray<PlacedLine> lines)
        {
            foreach (var page in lines.GroupBy(line => line.Page))
            {
                GoTo(page.Key);
                structure.BeginElement(tag);
                foreach (var line in page)
                    _graphics!.DrawString(line.Text, line.Font, XBrushes.Black, line.X, line.Y);
                structure.End();
            }
        }

        public void Dispose() => _graphics?.Dispose();
    }
}
