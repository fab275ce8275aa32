using System.Reflection;

namespace MetroEGov.Browser.Tests.Platforms;

/// <summary>Where the build put things.</summary>
internal static class Built
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string Workflows => Path.Combine(RepositoryRoot, "workflows");

    public static string Assembly(string folder, string project) =>
        Path.Combine(RepositoryRoot, folder, project, Metadata("OutputPath"), $"{project}.dll");

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value
        ?? throw new InvalidOperationException($"The build left '{key}' empty.");
}
