using System.Text;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Setup;

/// <summary>
/// Reads the procedures of the workflows folder for the library: every folder but <c>regions</c>, its definitions, forms and scenarios.
/// </summary>
public static class WorkflowsProcedures
{
    private const string Regions = "regions";

    private static readonly (string Folder, string Pattern)[] Places = [("", "*.bpmn"), ("", "*.dmn"), ("", "*.form"), ("forms", "*.form"), ("scenarios", "*.json")];

    public static IEnumerable<ProcedureFiles> Read(string workflows, ILogger log)
    {
        foreach (var folder in Directory.EnumerateDirectories(workflows).Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(folder);
            if (id == Regions || id.StartsWith('.'))
                continue;
            if (!LibraryNames.IsProcedureId(id))
            {
                log.LogWarning("The folder {Folder} is not taken into the library: a procedure's id has {Rule}", id, LibraryNames.ProcedureRule);
                continue;
            }

            var files = FilesOf(folder, log).ToList();
            if (files.Count > 0)
                yield return new ProcedureFiles(id, TitleOf(folder) ?? id, [.. files]);
        }
    }

    private static IEnumerable<DeployResource> FilesOf(string folder, ILogger log)
    {
        foreach (var (place, pattern) in Places)
        {
            var directory = Path.Combine(folder, place);
            if (!Directory.Exists(directory))
                continue;
            foreach (var file in Directory.EnumerateFiles(directory, pattern).Order(StringComparer.Ordinal))
            {
                var relative = Path.GetRelativePath(Path.GetDirectoryName(folder) ?? folder, file).Replace('\\', '/');
                // A form that lies beside the drawings has its place in forms/, as everything that is deployed.
                var name = LibraryNames.PlaceOf(relative)?.File ?? relative[(relative.IndexOf('/', StringComparison.Ordinal) + 1)..];
                if (LibraryNames.KindOf(name) is null)
                    log.LogWarning("{File} is not taken into the library: expected {Rule}", relative, LibraryNames.FileRule);
                else
                    yield return new DeployResource(name, File.ReadAllText(file, Encoding.UTF8));
            }
        }
    }

    /// <summary>The first heading of the folder's README.</summary>
    private static string? TitleOf(string folder)
    {
        var readme = Path.Combine(folder, "README.md");
        if (!File.Exists(readme))
            return null;
        var heading = File.ReadLines(readme).FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();
        return string.IsNullOrEmpty(heading) ? null : heading[..Math.Min(heading.Length, ProcedureLibrary.TitleLengthLimit)];
    }
}
