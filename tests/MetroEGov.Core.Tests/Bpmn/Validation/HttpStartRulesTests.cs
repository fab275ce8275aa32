using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Validation;
using MetroEGov.Core.Tests.Bpmn.Execution;

namespace MetroEGov.Core.Tests.Bpmn.Validation;

internal sealed class HttpStartRulesTests
{
    private static readonly string[] Roles = ["clerk", "integrator"];

    [Test]
    public void Names_every_role_that_does_not_exist()
    {
        var problems = Check("clerk,clark,lead@020000000,client:portal", _ => null);

        Assert.That(problems.Select(problem => problem.Code), Is.EqualTo(new[] { ProblemCode.UnknownRole, ProblemCode.UnknownRole }));
        Assert.That(problems[0].Text, Does.Contain("'clark'").And.Contain("clerk, integrator"));
    }

    [Test]
    public void Refuses_a_path_at_which_another_process_answers()
    {
        var problems = Check("clerk", path => path == "bins/changes" ? "other" : null);

        Assert.That(problems.Select(problem => (problem.Code, problem.ElementId)), Is.EqualTo(new[] { (ProblemCode.HttpPathTaken, "start") }));
    }

    [Test]
    public void A_new_version_keeps_the_path_of_its_process() => Assert.That(Check("clerk", _ => "process"), Is.Empty);

    private static IReadOnlyList<Problem> Check(string callers, Func<string, string?> ownerOf) =>
        HttpStartRules.Check(Diagram.HttpProcess(("httpPath", "bins/changes"), ("httpCallers", callers)), Roles, ownerOf);
}
