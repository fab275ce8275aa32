using MetroEGov.Scenarios.Deployment;
using MetroEGov.Scenarios.Running;

namespace MetroEGov.Workflows.Tests;

/// <summary>Every scenario beside a procedure, one test each, and what they leave untried.</summary>
[TestFixture]
internal sealed class ScenarioTests
{
    private static readonly Lazy<IReadOnlyList<ProcedureReport>> Reports =
        new(() => [.. ProcedureFolder.Find(Workflows.Folder).Select(ProcedureRunner.Run)]);

    /// <summary>Gaps that tables have today, all warnings: texts in columns that declare no allowed values. A new one wants a look, not a new line.</summary>
    private static readonly string[] KnownGaps = ["consent.dmn", "evaluation-follow-up.dmn", "evaluation-follow-up.dmn"];

    [Test]
    public void Definitions_and_scenarios_have_no_problem_but_the_known_gaps() =>
        Assert.That(
            Reports.Value.SelectMany(report => report.Problems)
                .Select(found => found.Problem.Code == "table-gap" ? Path.GetFileName(found.File) : found.ToString()),
            Is.EquivalentTo(KnownGaps));

    [TestCaseSource(nameof(Scenarios))]
    public void Passes(string file, string name)
    {
        var result = Reports.Value.SelectMany(report => report.Results)
            .Single(result => result.Scenario.Name == name && Path.GetFileName(result.Scenario.File) == file);

        Assert.That(result.Failure, Is.Null, Describe(result.Failure));
    }

    [Test]
    public void Every_sequence_flow_is_taken() =>
        Assert.That(
            Reports.Value.SelectMany(report => report.Flows).SelectMany(flows => flows.Uncovered.Select(flow => $"{flows.ProcessId}: {flow}")),
            Is.Empty);

    [Test]
    public void Every_rule_matches() =>
        Assert.That(
            Reports.Value.SelectMany(report => report.Rules).SelectMany(rules => rules.Uncovered.Select(rule => $"{rules.DecisionId}: {rule}")),
            Is.Empty);

    private static IEnumerable<TestCaseData> Scenarios() =>
        from folder in ProcedureFolder.Find(Workflows.Folder)
        from file in folder.ScenarioFiles
        from scenario in ResourceReader.Read(file).Scenarios
        let name = Path.GetFileName(file)
        select new TestCaseData(name, scenario.Name).SetArgDisplayNames(folder.Name, name, scenario.Name);

    private static string Describe(ScenarioFailure? failure) =>
        failure is null ? "" : $"Line {failure.Line}, {failure.Instruction}: expected {failure.Expected}; found {failure.Found}. {failure.Stands}";
}
