using System.IO.Compression;
using System.Text;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.Library;

/// <summary>Packs a procedure as its folder would stand in <c>workflows/</c>; its title is the first heading of the README.</summary>
public static class ProcedureArchive
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // The same procedure packs to the same bytes: no clock in the entries.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Pack(ProcedureFiles procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Utf8))
        {
            Add(zip, $"{procedure.Id}/README.md", $"# {procedure.Title}\n");
            foreach (var file in procedure.Files)
                Add(zip, $"{procedure.Id}/{file.Name}", file.Text);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(Utf8.GetBytes(text));
    }
}
