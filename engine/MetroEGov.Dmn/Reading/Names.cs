namespace MetroEGov.Dmn.Reading;

/// <summary>Names as FEEL compares them: white space trimmed, inside one space. Source: DMN 1.5 §10.3.1.3.</summary>
internal static class Names
{
    public static string Normalize(string? name) =>
        name is null ? "" : string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
