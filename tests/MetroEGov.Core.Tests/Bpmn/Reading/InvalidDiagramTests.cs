using System.Text.RegularExpressions;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Reading;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>
/// Each file of the folder Invalid carries the problems it must get, in comments at its end: <c>problem: code element line</c>
/// (<c>-</c> for no element). Exactly these, in this order.
/// </summary>
internal sealed partial class InvalidDiagramTests
{
    private static IEnumerable<string> Files => Directory.EnumerateFiles(TestFiles.Folder("Invalid"), "*.bpmn").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Lists_exactly_the_problems_of(string file)
    {
        var xml = File.ReadAllText(Path.Combine(TestFiles.Folder("Invalid"), file));
        var expected = Expectation().Matches(xml).Select(m => m.Groups[1].Value).ToList();

        var result = BpmnReader.Read(xml, file);

        var found = result.Problems.Select(p => $"{p.Code} {(string.IsNullOrEmpty(p.ElementId) ? "-" : p.ElementId)} {p.Line}").ToList();
        Assert.That(found, Is.EqualTo(expected), string.Join('\n', result.Problems));
        Assert.That(result.Problems.Select(p => p.Code), Does.Contain(Path.GetFileNameWithoutExtension(file)));
    }

    [Test]
    public void Gives_no_process_beside_an_error()
    {
        foreach (var file in Files)
        {
            var result = BpmnReader.Read(File.ReadAllText(Path.Combine(TestFiles.Folder("Invalid"), file)), file);

            var hasError = result.Problems.Any(p => p.Severity == ProblemSeverity.Error);
            Assert.That(result.Processes.IsEmpty, Is.EqualTo(hasError), file);
        }
    }

    [GeneratedRegex("<!-- problem: (.*?) -->")]
    private static partial Regex Expectation();
}
