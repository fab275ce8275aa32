namespace MetroEGov.Host.Setup;

/// <summary>Finds the folder with procedures and regions.</summary>
public static class WorkflowsDirectory
{
    private const string FolderName = "workflows";

    /// <summary>The configured folder; else the first <c>workflows</c> folder at or above the current directory or the host's own.</summary>
    /// <exception cref="StartupException">There is none.</exception>
    public static string Find(string? configured)
    {
        if (configured is not null)
        {
            var path = Path.GetFullPath(configured);
            return Directory.Exists(path)
                ? path
                : throw new StartupException($"The workflows folder {path} does not exist. Give an existing one with --workflows.");
        }

        return Upwards(Directory.GetCurrentDirectory())
            ?? Upwards(AppContext.BaseDirectory)
            ?? throw new StartupException("No workflows folder was found at or above the current directory. Give one with --workflows.");
    }

    private static string? Upwards(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, FolderName);
            // The marker keeps an unrelated folder of the same name (.github/workflows and the like) from being taken.
            if (Directory.Exists(Path.Combine(candidate, "regions")))
                return candidate;
        }

        return null;
    }
}
