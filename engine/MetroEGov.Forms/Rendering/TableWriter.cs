using System.Collections.Immutable;

using MetroEGov.Feel;

namespace MetroEGov.Forms.Rendering;

/// <summary>Writes the rows of a table; a source that is no list gives no rows. At most 1,000 rows are shown.</summary>
internal static class TableWriter
{
    private const int MaxRows = 1_000;

    public static TableView Write(TableBlock table, FormLanguage language, FeelContext context)
    {
        var columns = table.Listed.IsEmpty
            ? Computed(table.ColumnsSource?.Evaluate(context) ?? FeelValue.Null)
            : [.. table.Listed.Select(column => (column.Key, column.Heading.In(language).Render(context)))];
        var rows = table.Source.Evaluate(context).TryGetList(out var items) ? items : [];
        return new(
            [.. columns.Select(column => column.Heading)],
            [.. rows.Take(MaxRows).Select(row => Cells(row, columns))]);
    }

    private static ImmutableArray<string> Cells(FeelValue row, ImmutableArray<(string Key, string Heading)> columns) =>
        [.. columns.Select(column => row.TryGetContext(out var entries) && entries.TryGet(column.Key, out var cell) ? FormValueText.Of(cell) : "")];

    private static ImmutableArray<(string Key, string Heading)> Computed(FeelValue source)
    {
        if (!source.TryGetList(out var items)) return [];

        var columns = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var item in items)
        {
            if (!item.TryGetContext(out var column) || !column.TryGet("key", out var key) || !key.TryGetString(out var keyText)) continue;
            columns.Add((keyText, column.TryGet("label", out var label) ? FormValueText.Of(label) : keyText));
        }

        return columns.ToImmutable();
    }
}
