using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Bpmn.Validation;
using MetroEGov.Core.Tests.Bpmn.Execution;

namespace MetroEGov.Core.Tests.Bpmn.Validation;

internal sealed class TimerStartRulesTests
{
    private const string Daily = "<timeCycle>R/2026-12-01T08:00:00+01:00/P1D</timeCycle>";

    [TestCase("020000000", Daily)]
    [TestCase("020000000", "<timeDate>2026-12-01T08:00:00+01:00</timeDate>")]
    [TestCase("020000000", "<timeCycle>R/PT1S</timeCycle>")]
    [TestCase("020000000", "<timeDuration>P1D</timeDuration>", ProblemCode.TimerStartDuration)]
    [TestCase("020000000", "<timeCycle>daily</timeCycle>", ProblemCode.InvalidTimer)]
    [TestCase("020000000", "<timeCycle>R/PT0.5S</timeCycle>", ProblemCode.InvalidTimer)]
    [TestCase("020000000", "<timeDate>=now()</timeDate>", ProblemCode.InvalidTimer)]
    [TestCase("", Daily, ProblemCode.MissingAuthority)]
    [TestCase(null, Daily, ProblemCode.MissingAuthority)]
    [TestCase("Hamburg", Daily, ProblemCode.InvalidProperty)]
    [TestCase(null, "<timeDuration>P1D</timeDuration>", ProblemCode.TimerStartDuration, ProblemCode.MissingAuthority)]
    public void Tells_what_is_wrong(string? authority, string timer, params string[] codes)
    {
        var result = BpmnReader.Read(Definitions(Start(authority, timer)), "test.bpmn");

        Assert.That(result.Problems.Select(problem => (problem.Code, problem.ElementId)), Is.EquivalentTo(codes.Select(code => (code, "start"))));
    }

    [Test]
    public void Only_a_timer_start_of_the_process_names_an_authority()
    {
        var result = BpmnReader.Read(Definitions(Start("020000000", "")), "test.bpmn");

        Assert.That(result.Problems.Select(problem => problem.Code), Is.EqualTo(new[] { ProblemCode.UnknownProperty }));
    }

    [Test]
    public void A_process_may_have_a_none_start_and_several_timers()
    {
        var process = Diagram.Process(
            "<startEvent id='none'/>" + Start("020000000", Daily) + Start("033535404", Daily).Replace("'start'", "'other'", StringComparison.Ordinal) + "<endEvent id='end'/>",
            "none > end, start > end, other > end");

        Assert.That(process.NoneStart?.Id.Value, Is.EqualTo("none"));
    }

    [Test]
    public void Deployment_refuses_an_authority_that_the_region_does_not_have()
    {
        var process = Diagram.Process(Start("020000001", Daily) + "<endEvent id='end'/>", "start > end");

        var problems = TimerStartRules.Check(process, key => key == "020000000");

        Assert.That(problems.Select(problem => (problem.Code, problem.ElementId)), Is.EqualTo(new[] { (ProblemCode.UnknownAuthority, "start") }));
        Assert.That(TimerStartRules.Check(process, _ => true), Is.Empty);
    }

    private static string Start(string? authority, string timer) =>
        "<startEvent id='start'>"
        + (authority is null ? "" : $"<extensionElements><zeebe:properties><zeebe:property name='metroegov:authority' value='{authority}'/></zeebe:properties></extensionElements>")
        + (timer.Length == 0 ? "" : $"<timerEventDefinition>{timer}</timerEventDefinition>")
        + "</startEvent>";

    private static string Definitions(string start) => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="tests">
          <process id="p" isExecutable="true">{start}<endEvent id="end"/>{Diagram.Flows("start > end")}</process>
        </definitions>
        """;
}
