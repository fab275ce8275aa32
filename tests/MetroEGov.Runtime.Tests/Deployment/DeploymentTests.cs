using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Deployment;

public sealed class DeploymentTests
{
    private const string Decision =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="http://metroegov.example/tests">
          <decision id="fee" name="fee"><variable name="fee"/><literalExpression><text>RULE</text></literalExpression></decision>
        </definitions>
        """;

    [Test]
    public async Task The_same_file_keeps_its_version_and_another_gets_the_next()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var one = Drawing.Row("visit", [Drawing.UserTask("a")]);

        var first = await runtime.DeployCheckedAsync(("visit.bpmn", one));
        var same = await runtime.DeployCheckedAsync(("visit.bpmn", one));
        var next = await runtime.DeployCheckedAsync(("visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("b")])));

        Assert.That((first.Definitions[0].Version, first.Definitions[0].IsNew), Is.EqualTo((1, true)));
        Assert.That((same.Definitions[0].Version, same.Definitions[0].IsNew, same.Definitions[0].Key), Is.EqualTo((1, false, first.Definitions[0].Key)));
        Assert.That((next.Definitions[0].Version, next.Definitions[0].IsNew), Is.EqualTo((2, true)));
        Assert.That(await runtime.Deployments.GetTextAsync(first.Definitions[0].Key), Is.EqualTo(one));
    }

    [Test]
    public async Task With_any_problem_nothing_is_deployed_and_all_problems_are_told()
    {
        await using var runtime = await TestRuntime.StartAsync();

        var answer = await runtime.Deployments.DeployAsync(
        [
            new DeployResource("good.bpmn", Drawing.Row("good", [])),
            new DeployResource("bad.bpmn", "this is no XML"),
            new DeployResource("bad.dmn", "<nothing/>"),
            new DeployResource("bad.form", "{}"),
            new DeployResource("bad.exe", ""),
        ]);

        Assert.That(answer, Is.InstanceOf<DeploymentAnswer.Refused>());
        Assert.That(
            ((DeploymentAnswer.Refused)answer).Problems.Select(problem => problem.ResourceName).Distinct(),
            Is.EqualTo(new[] { "bad.bpmn", "bad.dmn", "bad.form", "bad.exe" }));
        Assert.That(await runtime.Deployments.ListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_table_with_a_gap_is_deployed_with_a_warning()
    {
        await using var runtime = await TestRuntime.StartAsync();
        const string table =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="http://metroegov.example/tests">
              <decision id="fee" name="fee"><variable name="fee"/>
                <decisionTable>
                  <input><inputExpression typeRef="boolean"><text>married</text></inputExpression></input>
                  <output/>
                  <rule><inputEntry><text>true</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

        var answer = await runtime.DeployCheckedAsync(("fees.dmn", table));

        Assert.That(
            answer.Warnings.Select(warning => (warning.ResourceName, warning.Problem.Code, warning.Problem.ElementId)),
            Is.EqualTo(new[] { ("fees.dmn", "table-gap", "fee") }));
    }

    [Test]
    public async Task Two_files_with_the_same_process_are_refused()
    {
        await using var runtime = await TestRuntime.StartAsync();

        var answer = await runtime.Deployments.DeployAsync(
        [
            new DeployResource("a.bpmn", Drawing.Row("visit", [])),
            new DeployResource("b.bpmn", Drawing.Row("visit", [])),
        ]);

        Assert.That(
            ((DeploymentAnswer.Refused)answer).Problems.Select(problem => problem.Problem.Code), Is.EqualTo(new[] { "duplicate-definition" }));
    }

    [Test]
    public async Task A_running_case_stays_on_its_version_and_a_new_one_takes_the_next()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("a"), Drawing.UserTask("b")])));
        var running = await runtime.StartCaseAsync("visit");
        await runtime.DeployAsync(("visit.bpmn", Drawing.Row("visit", [Drawing.UserTask("a"), Drawing.UserTask("c")])));
        var fresh = await runtime.StartCaseAsync("visit");

        foreach (var task in (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items)
        {
            await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
            await runtime.Tasks.CompleteAsync(task.Key, Clerks.InHamburg, TestRuntime.Json("{}"));
        }

        var tasks = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items;
        Assert.That(tasks.Single(task => task.InstanceKey == running.InstanceKey).ElementId, Is.EqualTo("b"));
        Assert.That(tasks.Single(task => task.InstanceKey == fresh.InstanceKey).ElementId, Is.EqualTo("c"));
    }

    [Test]
    public async Task A_decision_is_found_by_the_process_and_its_version_is_in_history()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var decide =
            "<bpmn:businessRuleTask id=\"decide\"><bpmn:extensionElements><zeebe:calledDecision decisionId=\"fee\" resultVariable=\"fee\"/>"
            + "</bpmn:extensionElements></bpmn:businessRuleTask>";
        await runtime.DeployAsync(("fee.dmn", Decision.Replace("RULE", "11.10", StringComparison.Ordinal)), ("visit.bpmn", Drawing.Row("visit", [decide])));
        await runtime.DeployAsync(("fee.dmn", Decision.Replace("RULE", "12.80", StringComparison.Ordinal)));

        var started = await runtime.StartCaseAsync("visit");

        var variables = await runtime.Instances.GetVariablesAsync(started.InstanceKey, ReadScope.Everything);
        Assert.That(variables?.GetRawText(), Is.EqualTo("""{"fee":12.8}"""));
        using var db = runtime.OpenDb();
        Assert.That(db.History.Single().Versions, Is.EqualTo("visit@1 fee@2"));
    }

    [Test]
    public void Models_used_last_stay_in_the_cache_up_to_its_capacity()
    {
        var cache = new BoundedCache<int, string>(2);
        var made = new List<int>();

        foreach (var key in new[] { 1, 2, 1, 3, 1, 2 })
            cache.GetOrAdd(key, number => { made.Add(number); return "model"; });

        Assert.That(made, Is.EqualTo(new[] { 1, 2, 3, 2 }));
        Assert.That(cache.Count, Is.EqualTo(2));
    }
}
