using MetroEGov.Cli;
using MetroEGov.Core.Tests.Scenarios;

namespace MetroEGov.Core.Tests.Cli;

/// <summary>What the commands print and the exit codes that scripts rely on.</summary>
internal sealed class CommandTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("metroegov-cli").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Check_prints_nothing_but_the_count_when_all_is_well()
    {
        var (code, output) = Run(w => CheckCommand.Run([ScenarioFolder.Procedures], w));

        Assert.That((code, output), Is.EqualTo((0, "6 files, 0 errors\n")));
    }

    [Test]
    public void Check_prints_every_problem_with_file_line_code_and_element()
    {
        var bpmn = Write("a.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
              <process id="p" isExecutable="true">
                <startEvent id="start"/>
                <complexGateway id="gate"/>
                <endEvent id="start"/>
              </process>
            </definitions>
            """);
        var dmn = Write("b.dmn", "no xml");
        var form = Write("c.form", "[]");
        var scenario = Write("d.json", "{}");

        var (code, output) = Run(w => CheckCommand.Run([bpmn, dmn, form, scenario], w));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain($"{bpmn}:4: error unsupported-element gate: Complex gateway is not supported yet.\n"));
        Assert.That(output, Does.Contain($"{bpmn}:5: error duplicate-id start: "));
        Assert.That(output, Does.Contain($"{dmn}:1: error dmn-not-xml: "));
        Assert.That(output, Does.Contain($"{form}:1: error form-wrong-kind: "));
        Assert.That(output, Does.Contain($"{scenario}:1: error scenario-missing-member: "));
        Assert.That(output, Does.EndWith("errors\n"));
    }

    [Test]
    public void Check_finds_what_is_missing_or_double_between_files()
    {
        var source = Path.Combine(ScenarioFolder.Procedures, "order");
        File.Copy(Path.Combine(source, "order.bpmn"), Path.Combine(_folder, "order.bpmn"));
        File.Copy(Path.Combine(source, "order.bpmn"), Path.Combine(_folder, "copy.bpmn"));

        var (code, output) = Run(w => CheckCommand.Run([_folder], w));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("warning unknown-form approve: Form 'approval' of 'approve' is in none of these files."));
        Assert.That(output, Does.Contain("warning unknown-decision fee: "));
        Assert.That(output, Does.Contain("warning unknown-process ship: "));
        Assert.That(output, Does.Contain("error duplicate-definition: The process 'order' valid from the beginning is defined in "));
    }

    [Test]
    public void Check_says_which_path_does_not_exist()
    {
        var (code, output) = Run(w => CheckCommand.Run([Path.Combine(_folder, "none.bpmn")], w));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("none.bpmn: error: There is no such file or folder."));
    }

    [Test]
    public void Test_prints_a_line_for_each_scenario_the_coverage_and_the_count()
    {
        var (code, output) = Run(w => TestCommand.Run([ScenarioFolder.Procedures], w));

        Assert.That(code, Is.EqualTo(0));
        Assert.That(output, Does.Contain("  passed passing.json: Paid and delivered\n"));
        Assert.That(output, Does.Contain("  flows of order: 13 of 14, not: to_rejected\n"));
        Assert.That(output, Does.Contain("  rules of fee: 2 of 2\n"));
        Assert.That(output, Does.EndWith("\n6 passed, 0 failed\n"));
    }

    [Test]
    public void Test_names_element_expectation_and_state_of_a_failed_scenario()
    {
        CopyOrder();
        var file = Write("order/scenarios/failing.json", """
            {"testCases": [{"name": "Fails", "instructions": [
              {"type": "CREATE_PROCESS_INSTANCE", "processDefinitionSelector": {"processDefinitionId": "shipping"}},
              {"type": "ASSERT_ELEMENT_INSTANCE", "processInstanceSelector": {"processDefinitionId": "shipping"}, "elementSelector": {"elementId": "end"}, "state": "IS_COMPLETED"}
            ]}]}
            """);

        var (code, output) = Run(w => TestCommand.Run([_folder], w));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain(
            $"  FAILED failing.json: Fails\n    {file}:3: AssertElementInstance\n"
            + "    expected: element 'end' of process 'shipping' to be COMPLETED once\n"
            + "    found:    it was never activated\n"
            + "    stands:   shipping: active; active: pack\n"));
        Assert.That(output, Does.EndWith("0 passed, 1 failed\n"));
    }

    [Test]
    public void Test_runs_nothing_on_definitions_with_errors()
    {
        CopyOrder();
        Write("order/scenarios/some.json", """{"testCases": [{"name": "x", "instructions": []}]}""");
        Write("order/broken.bpmn", "<definitions/>");

        var (code, output) = Run(w => TestCommand.Run([_folder], w));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("broken.bpmn:1: error not-bpmn").And.Contain("not run: the definitions or scenarios have errors"));
        Assert.That(output, Does.EndWith("0 passed, 1 failed\n"));
    }

    [Test]
    public void Test_fails_where_there_is_nothing_to_run()
    {
        var (code, output) = Run(w => TestCommand.Run([_folder], w));

        Assert.That((code, output), Is.EqualTo((1, "0 passed, 0 failed\n")));
    }

    private void CopyOrder()
    {
        foreach (var file in Directory.EnumerateFiles(ScenarioFolder.Procedures, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)))
        {
            Write(Path.GetRelativePath(ScenarioFolder.Procedures, file), File.ReadAllText(file));
        }
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private static (int Code, string Output) Run(Func<TextWriter, int> command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (command(output), output.ToString());
    }
}
