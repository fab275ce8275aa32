using System.Collections.Frozen;

namespace MetroEGov.Dmn.Reading;

/// <summary>The namespaces of DMN 1.1 to 1.5. The versions differ in what they added, not in what the elements mean.</summary>
internal static class DmnNamespaces
{
    private static readonly FrozenSet<string> Models = FrozenSet.ToFrozenSet(
        [
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> FeelLanguages = FrozenSet.ToFrozenSet(
        [
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/",
            "feel",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool IsModel(string uri) => Models.Contains(uri);

    /// <summary>No language given means FEEL. Source: DMN 1.5 §6.3.2.</summary>
    public static bool IsFeel(string? language) => string.IsNullOrEmpty(language) || FeelLanguages.Contains(language);
}
