namespace MetroEGov.Host.Tests.Hosting;

/// <summary>The repository's region beside small procedures made for these tests.</summary>
internal static class TestWorkflows
{
    /// <summary>A folder as <c>--workflows</c> wants it; made once per test run, in the run's own output.</summary>
    public static string Directory { get; } = Create();

    /// <summary>The repository's own workflows.</summary>
    public static string Repository { get; } = FindRepository();

    private static string Create()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "workflows-under-test");
        Copy(Path.Combine(FindRepository(), "regions"), Path.Combine(folder, "regions"));
        Copy(Path.Combine(AppContext.BaseDirectory, "Workflows"), Path.Combine(folder, "permits"));
        Copy(Path.Combine(AppContext.BaseDirectory, "Bins"), Path.Combine(folder, "bins"));
        return folder;
    }

    private static string FindRepository()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "MetroEGov.sln")))
                return Path.Combine(directory.FullName, "workflows");
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private static void Copy(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (var file in System.IO.Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        foreach (var folder in System.IO.Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
