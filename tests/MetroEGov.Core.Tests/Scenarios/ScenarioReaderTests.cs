using MetroEGov.Scenarios;
using MetroEGov.Scenarios.Model;
using MetroEGov.Scenarios.Reading;

namespace MetroEGov.Core.Tests.Scenarios;

internal sealed class ScenarioReaderTests
{
    [TestCase("{", ScenarioProblemCode.NotJson, 1)]
    [TestCase("{}{}", ScenarioProblemCode.NotJson, 1)]
    [TestCase("[]", ScenarioProblemCode.MissingMember, 1)]
    [TestCase("""{"testCases": [1]}""", ScenarioProblemCode.WrongValue, 1)]
    [TestCase("""{"testCases": [{"instructions": []}]}""", ScenarioProblemCode.MissingMember, 1)]
    [TestCase("""{"testCases": [{"name": "x"}]}""", ScenarioProblemCode.MissingMember, 1)]
    public void Refuses_a_file_that_is_none(string json, string code, int line)
    {
        var problem = ScenarioReader.Read(json, "x.json").Problems.Single();

        Assert.That((problem.Code, problem.Line), Is.EqualTo((code, line)));
    }

    [TestCase("""{"name": "\ud800"}""", TestName = "A_lone_surrogate_in_a_value_is_a_problem_with_its_line")]
    [TestCase("""{"\udfff": 1}""", TestName = "A_lone_surrogate_in_a_name_is_a_problem_with_its_line")]
    public void A_lone_surrogate_is_a_problem_with_its_line(string testCase)
    {
        var problem = ScenarioReader.Read("{\"testCases\": [\n" + testCase + "\n]}", "x.json").Problems.Single();

        Assert.That((problem.Code, problem.Line), Is.EqualTo((ScenarioProblemCode.NotJson, 2)));
    }

    [TestCase("""{"type": "JUMP"}""", ScenarioProblemCode.UnknownInstruction)]
    [TestCase("""{"typo": "SET_TIME"}""", ScenarioProblemCode.MissingMember)]
    [TestCase("""{"type": "SET_TIME", "time": "soon"}""", ScenarioProblemCode.WrongValue)]
    [TestCase("""{"type": "SET_TIME", "time": "2026-11-23T09:00:00Z", "zone": "x"}""", ScenarioProblemCode.UnknownMember)]
    [TestCase("""{"type": "INCREASE_TIME", "duration": "2 days"}""", ScenarioProblemCode.WrongValue)]
    [TestCase("""{"type": "COMPLETE_USER_TASK", "userTaskSelector": {}}""", ScenarioProblemCode.MissingMember)]
    [TestCase("""{"type": "COMPLETE_USER_TASK", "userTaskSelector": {"elementId": "a", "id": "b"}}""", ScenarioProblemCode.UnknownMember)]
    [TestCase("""{"type": "COMPLETE_JOB", "jobSelector": {"jobType": "a"}, "variables": [1]}""", ScenarioProblemCode.WrongValue)]
    [TestCase("""{"type": "COMPLETE_JOB", "jobSelector": {"jobType": "a"}, "variables": {"n": 1e99}}""", ScenarioProblemCode.WrongValue)]
    [TestCase("""{"type": "ASSERT_PROCESS_INSTANCE", "processInstanceSelector": {"processDefinitionId": "p"}, "state": "IS_DONE"}""", ScenarioProblemCode.WrongValue)]
    [TestCase("""{"type": "ASSERT_DECISION", "decisionSelector": {"decisionDefinitionId": "d"}, "matchedRules": ["one"]}""", ScenarioProblemCode.WrongValue)]
    public void Refuses_an_instruction_that_is_wrong(string instruction, string code)
    {
        var result = ScenarioReader.Read($$"""
            {"testCases": [{"name": "x", "instructions": [
              {{instruction}}
            ]}]}
            """, "x.json");

        Assert.That(result.Scenarios, Is.Empty);
        Assert.That(result.Problems.Select(p => (p.Code, p.Line)), Is.EqualTo(new[] { (code, 2) }));
    }

    [TestCase("""{"clerk": "anna"}""", ScenarioProblemCode.UnknownMember)]
    [TestCase("""{"applicationDate": "today"}""", ScenarioProblemCode.WrongValue)]
    [TestCase("""{"accepting": {"key": "020000000"}}""", ScenarioProblemCode.WrongValue)]
    [TestCase("""{"answers": {"pay:charge": {"result": 1}}}""", ScenarioProblemCode.MissingMember)]
    public void Refuses_settings_that_are_wrong(string settings, string code)
    {
        var result = ScenarioReader.Read($$"""{"testCases": [{"name": "x", "metroegov": {{settings}}, "instructions": []}]}""", "x.json");

        Assert.That(result.Problems.Select(p => p.Code), Does.Contain(code));
    }

    [Test]
    public void Every_code_is_explained_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(ScenarioFolder.Procedures, "../../../../docs/scenarios.md"));
        var codes = typeof(ScenarioProblemCode).GetFields().Select(f => (string)f.GetRawConstantValue()!);

        Assert.That(codes.Where(c => !page.Contains($"`{c}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Lists_all_problems_of_a_file()
    {
        var result = ScenarioReader.Read("""{"testCases": [{"name": "x", "instructions": [{"type": "A"}, {"type": "B"}]}, {"instructions": []}]}""", "x.json");

        Assert.That(result.Problems, Has.Length.EqualTo(3));
    }

    [Test]
    public void Reads_the_settings_of_a_test_case()
    {
        var settings = ScenarioReader.Read("""
            {"testCases": [{"name": "x", "instructions": [], "metroegov": {
              "actor": "anna", "accepting": {"key": "033530005", "name": "Buchholz"}, "people": {"020000000": "hans"}, "applicationDate": "2026-11-23",
              "now": "2026-11-23T09:00:00+01:00", "businessKey": "A-1", "region": "metropolregion-hamburg",
              "answers": {"a": {"output": 1}, "b": [{"error": {"code": "E"}}, {"failure": {"code": "F", "isTransient": false}}]}
            }}]}
            """, "x.json").Scenarios.Single().Settings;

        Assert.That((settings.Actor, settings.ApplicationDate, settings.BusinessKey, settings.Region), Is.EqualTo(("anna", "2026-11-23", "A-1", "metropolregion-hamburg")));
        Assert.That(settings.Now, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)));
        Assert.That(settings.People["020000000"], Is.EqualTo("hans"));
        Assert.That(settings.Answers["a"].Single(), Is.TypeOf<CannedAnswer.Output>());
        Assert.That(settings.Answers["b"], Is.EqualTo(new CannedAnswer[] { new CannedAnswer.BusinessError("E", ""), new CannedAnswer.Failure("F", "", false) }));
    }
}
