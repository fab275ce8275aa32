using MetroEGov.Runtime.Persistence;
using Microsoft.Data.Sqlite;

namespace MetroEGov.Runtime.Tests.Support;

/// <summary>A database with its schema and nothing in it, made once, because migrating takes longer than most tests.</summary>
internal static class EmptyDatabase
{
    private static readonly Lazy<byte[]> Content = new(Create);

    public static Task CopyToAsync(string path) => File.WriteAllBytesAsync(path, Content.Value);

    private static byte[] Create()
    {
        var folder = Directory.CreateTempSubdirectory("metroegov-empty-").FullName;
        try
        {
            var path = Path.Combine(folder, "empty.db");
            var store = RuntimeStore.OnSqlite(path);
            using (var preparation = new StorePreparation(store))
                preparation.Prepare();

            // The last connection to close puts the log into the file.
            using (var connection = new SqliteConnection(store.ConnectionString))
                SqliteConnection.ClearPool(connection);
            return File.ReadAllBytes(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
