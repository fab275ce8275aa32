using System.Collections.Immutable;

namespace MetroEGov.Connectors.Documents;

/// <summary>A part of a document, as people who listen to it hear it announced. Closed.</summary>
internal abstract record DocumentBlock
{
    private DocumentBlock()
    {
    }

    /// <param name="Level">1 to 3.</param>
    public sealed record Heading(int Level, string Text) : DocumentBlock;

    /// <param name="Lines">Broken where the template breaks them by two blanks or a backslash at the end; wrapped beyond that.</param>
    public sealed record Paragraph(ImmutableArray<string> Lines) : DocumentBlock;

    public sealed record BulletList(ImmutableArray<string> Items) : DocumentBlock;

    /// <param name="HasHeader">The first row names the columns.</param>
    public sealed record Table(bool HasHeader, ImmutableArray<(string Left, string Right)> Rows) : DocumentBlock;
}
