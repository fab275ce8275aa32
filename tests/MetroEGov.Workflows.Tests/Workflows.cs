namespace MetroEGov.Workflows.Tests;

/// <summary>The folder <c>workflows/</c> of the checkout.</summary>
internal static class Workflows
{
    public static string Folder { get; } = Path.Combine(Root(), "workflows");

    public static string ChangeOfAddress { get; } = Path.Combine(Folder, "change-of-address");

    /// <summary>Names relative to <see cref="Folder"/>, in ordinal order.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Folder, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MetroEGov.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("MetroEGov.sln stands in no folder above the tests.");
    }
}
