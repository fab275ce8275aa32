using MetroEGov.Bpmn.Reading;
using MetroEGov.Dmn;
using MetroEGov.Forms.Reading;

namespace MetroEGov.Workflows.Tests;

[TestFixture]
internal sealed class DeployableFilesTests
{
    [TestCaseSource(nameof(Processes))]
    public void A_process_has_no_problem(string name) =>
        Assert.That(BpmnReader.Read(Workflows.Read(name), name).Problems, Is.Empty);

    [TestCaseSource(nameof(Decisions))]
    public void A_decision_has_no_problem(string name) =>
        Assert.That(DmnReader.Read(Workflows.Read(name), name).Problems, Is.Empty);

    [TestCaseSource(nameof(Forms))]
    public void A_form_has_no_problem(string name) =>
        Assert.That(FormReader.Read(Workflows.Read(name), name).Problems, Is.Empty);

    [TestCaseSource(nameof(Forms))]
    public void A_form_is_named_after_its_procedure_and_file(string name)
    {
        var procedure = name.Split(Path.DirectorySeparatorChar)[0];

        Assert.That(
            FormReader.Read(Workflows.Read(name), name).Form!.Id,
            Is.EqualTo($"{procedure}-{Path.GetFileNameWithoutExtension(name)}"));
    }

    private static IEnumerable<string> Processes() => Workflows.Files("*.bpmn");

    private static IEnumerable<string> Decisions() => Workflows.Files("*.dmn");

    private static IEnumerable<string> Forms() => Workflows.Files("*.form");
}
