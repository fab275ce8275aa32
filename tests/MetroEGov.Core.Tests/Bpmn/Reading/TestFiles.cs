using System.Runtime.CompilerServices;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>The diagrams beside the tests.</summary>
internal static class TestFiles
{
    public static string Folder(string name) => Path.Combine(Here(), name);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
