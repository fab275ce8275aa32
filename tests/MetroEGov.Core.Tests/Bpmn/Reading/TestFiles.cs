using System.Runtime.CompilerServices;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>The diagrams beside the tests.</summary>
internal static class TestFiles
{
    public static string Folder(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
