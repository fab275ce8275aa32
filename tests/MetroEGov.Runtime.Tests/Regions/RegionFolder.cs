namespace MetroEGov.Runtime.Tests.Regions;

/// <summary>The region's data files in the checkout, and copies of them that a test may damage.</summary>
internal sealed class RegionFolder : IDisposable
{
    private RegionFolder(string path) => Path = path;

    public string Path { get; }

    public static string InCheckout { get; } =
        System.IO.Path.Combine(Root(), "workflows", "regions", "metropolregion-hamburg");

    public static RegionFolder Copy()
    {
        var copy = Directory.CreateTempSubdirectory("region-").FullName;
        foreach (var file in Directory.EnumerateFiles(InCheckout))
        {
            File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
        }

        return new RegionFolder(copy);
    }

    public void Append(string file, params string[] lines) => File.AppendAllLines(System.IO.Path.Combine(Path, file), lines);

    public void Replace(string file, string old, string replacement)
    {
        var path = System.IO.Path.Combine(Path, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(old), "the test damages something that is there");
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "MetroEGov.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("MetroEGov.sln stands in no folder above the tests.");
    }
}
