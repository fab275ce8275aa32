using MetroEGov.Bpmn.Reading;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>Diagrams that others drew, kept outside of the repository: reading them never throws, and what is refused is refused with a reason.</summary>
internal sealed class CorporaTests
{
    private const string FolderVariable = "METROEGOV_CORPORA";

    [TestCase("miwg-reference")]
    [TestCase("zeebe-model")]
    [TestCase("zeebe-spec")]
    public void Every_diagram_is_read_or_refused_with_problems(string corpus)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder)
        {
            Assert.Ignore($"Skipped: {FolderVariable} does not name the folder of the corpora.");
            return;
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, corpus), "*.bpmn").Order(StringComparer.Ordinal))
        {
            var result = BpmnReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));

            Assert.That(result.Success, Is.EqualTo(!result.Processes.IsEmpty), file);
            TestContext.Out.WriteLine($"{Path.GetFileName(file)}: {result.Processes.Length} processes, {result.Problems.Length} problems");
            foreach (var problem in result.Problems)
            {
                TestContext.Out.WriteLine($"    {problem}");
            }
        }
    }
}
