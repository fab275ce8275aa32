using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>Everything that a host has stored, as text: two that are equal say that nothing was changed in between.</summary>
internal static class StoredTables
{
    // A token that is issued is noted; that a secret was right changes nothing else. A number that was drawn and not used is none.
    private static readonly string[] Left = ["OpenIddictTokens", "OpenIddictAuthorizations", "numbers"];

    public static string Dump(string dataDirectory) =>
        string.Concat(new[] { "metroegov.db", "identity.db" }.Select(name => DumpFile(Path.Combine(dataDirectory, name))));

    private static string DumpFile(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var text = new StringBuilder();
        foreach (var table in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            if (Left.Contains(table))
                continue;
            text.Append("== ").Append(table).Append('\n');
            foreach (var row in Read(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2"))
                text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) switch
            {
                byte[] bytes => Convert.ToHexString(bytes),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            })));
        }

        return rows;
    }
}
