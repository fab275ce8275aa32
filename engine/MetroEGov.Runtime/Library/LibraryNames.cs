using System.Text;
using System.Text.RegularExpressions;

namespace MetroEGov.Runtime;

/// <summary>How procedures and their files may be named, and which place of the library a deployed resource has. Pure.</summary>
public static partial class LibraryNames
{
    public const string ProcedureRule = "2 to 60 small letters, digits and hyphens, beginning with a letter";

    public const string FileRule =
        "NAME.bpmn, NAME.dmn, forms/NAME.form or scenarios/NAME.json, with a NAME of 1 to 60 small letters, digits and hyphens that does not begin with a hyphen";

    private const int LongestName = 60;

    public static bool IsProcedureId(string id) => ProcedureId().IsMatch(id);

    /// <returns>Null: no name that a file of a procedure may have.</returns>
    public static LibraryFileKind? KindOf(string fileName)
    {
        if (!FileName().IsMatch(fileName))
            return null;

        return Path.GetExtension(fileName) switch
        {
            ".bpmn" => LibraryFileKind.Process,
            ".dmn" => LibraryFileKind.Decision,
            ".form" => LibraryFileKind.Form,
            _ => LibraryFileKind.Scenario,
        };
    }

    /// <summary>
    /// The folder of a resource name is its procedure; without a folder the file's own name is. What is no valid name is made one, so
    /// that designers can go on with whatever was deployed.
    /// </summary>
    /// <returns>Null for what is no definition.</returns>
    public static (string ProcedureId, string File)? PlaceOf(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        var extension = Path.GetExtension(resourceName).ToLowerInvariant();
        if (extension is not (".bpmn" or ".dmn" or ".form"))
            return null;

        var parts = resourceName.Split('/', '\\');
        var stem = Words(Path.GetFileNameWithoutExtension(parts[^1]));
        if (stem.Length == 0)
            stem = "unnamed";
        var procedure = parts.Length > 1 ? Words(parts[0]) : stem;
        if (!IsProcedureId(procedure))
            procedure = Cut($"p-{procedure}");
        return (procedure, (extension == ".form" ? "forms/" : "") + stem + extension);
    }

    /// <returns>The name that an uploaded file gets within a procedure; null for what is no file of a procedure.</returns>
    public static string? NameFor(string uploaded)
    {
        ArgumentNullException.ThrowIfNull(uploaded);
        if (!Path.GetExtension(uploaded).Equals(".json", StringComparison.OrdinalIgnoreCase))
            return PlaceOf(uploaded)?.File;

        var stem = Words(Path.GetFileNameWithoutExtension(uploaded));
        return stem.Length == 0 ? null : $"scenarios/{stem}.json";
    }

    private static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                words.Append(letter);
            else if (words.Length > 0 && words[^1] != '-')
                words.Append('-');
        }

        return Cut(words.ToString());
    }

    private static string Cut(string text) => (text.Length > LongestName ? text[..LongestName] : text).TrimEnd('-');

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{1,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProcedureId();

    [GeneratedRegex(@"\A([a-z0-9][a-z0-9-]{0,59}\.(bpmn|dmn)|forms/[a-z0-9][a-z0-9-]{0,59}\.form|scenarios/[a-z0-9][a-z0-9-]{0,59}\.json)\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
