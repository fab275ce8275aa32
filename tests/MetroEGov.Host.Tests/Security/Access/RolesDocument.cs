using System.Text;
using MetroEGov.Host.Security;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>The table of <c>docs/roles.md</c>, between two marks, made from the rows that the tests prove.</summary>
internal static class RolesDocument
{
    private const string Begin = "<!-- generated: begin -->";
    private const string End = "<!-- generated: end -->";

    public static void Compare()
    {
        var file = Approved.FileOf("docs/roles.md");
        var document = File.ReadAllText(file);
        var begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = document.IndexOf(End, StringComparison.Ordinal);

        Approved.Compare(file, document[..begin] + "\n\n" + Table() + "\n" + document[end..]);
    }

    private static string Table()
    {
        var text = new StringBuilder();
        text.Append("| endpoint | ").AppendJoin(" | ", Role.All).Append(" | note |\n");
        text.Append("|---|").Insert(text.Length, ":-:|", Role.All.Count).Append("---|\n");
        foreach (var row in AccessTable.Rows)
        {
            text.Append("| `").Append(row).Append("` | ");
            text.AppendJoin(" | ", Role.All.Select(role => row.Who.IsPublic ? "○" : row.Who.Includes(role) ? "●" : ""));
            text.Append(" | ").Append(NoteOf(row)).Append(" |\n");
        }

        return text.ToString();
    }

    private static string NoteOf(EndpointRow row) =>
        row.IsForClients ? $"clients only; {row.Note}" : row.Note;
}
