namespace MetroEGov.Host.Pages.Library;

/// <summary>Addresses of the library's pages and of the editors.</summary>
public static class LibraryLinks
{
    public static string Procedure(string id) => $"/designer/{id}";

    public static string Archive(string id) => $"/api/library/{id}/archive";

    /// <param name="id">The procedure.</param>
    /// <param name="file">Its file.</param>
    /// <param name="elementId">What the editor shall show.</param>
    public static string Editor(string id, string file, string? elementId = null) =>
        $"/designer/{id}/files/{file}{(string.IsNullOrEmpty(elementId) ? "" : $"#element={Uri.EscapeDataString(elementId)}")}";

    public static string Revisions(string id, string file) => $"/designer/{id}/revisions/{file}";

    public static string Delete(string id, string file) => $"/designer/{id}/delete/{file}";

    /// <returns>The file within the procedure that a problem's resource name means; null for one of another procedure.</returns>
    public static string? FileOf(string id, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return resourceName.StartsWith($"{id}/", StringComparison.Ordinal) ? resourceName[(id.Length + 1)..] : null;
    }
}
