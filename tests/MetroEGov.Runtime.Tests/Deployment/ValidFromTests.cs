using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Deployment;

/// <summary>Laws change on dates: a case takes the process, decisions and forms of its application date.</summary>
public sealed class ValidFromTests
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);

    private static readonly string Visit = Drawing.Row(
        "visit",
        [
            "<bpmn:businessRuleTask id=\"decide\"><bpmn:extensionElements><zeebe:calledDecision decisionId=\"fee\" resultVariable=\"fee\"/></bpmn:extensionElements></bpmn:businessRuleTask>",
            Drawing.UserTask("enter", extensions: "<zeebe:formDefinition formId=\"address\"/>"),
        ]);

    [Test]
    public async Task A_case_from_before_the_date_keeps_the_old_decision_and_form()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("visit.bpmn", Visit), ("fee.dmn", Fee("11")), ("address.form", Form("Straße")));
        await DeployAsync(runtime, NewYear, ("fee.dmn", Fee("12")), ("address.form", Form("Strasse und Hausnummer")));

        var before = await FeeAndFormAsync(runtime, new DateOnly(2026, 12, 31));
        var after = await FeeAndFormAsync(runtime, NewYear);

        Assert.That((before, after), Is.EqualTo((("{\"fee\":11}", (int?)1), ("{\"fee\":12}", (int?)2))));
    }

    [Test]
    public async Task A_task_that_asks_for_the_present_form_takes_that_of_the_day_it_was_created_on()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var today = DateOnly.FromDateTime(runtime.Clock.GetUtcNow().UtcDateTime);
        var visit = Drawing.Row("visit", [Drawing.UserTask(
            "enter", extensions: $"<zeebe:formDefinition formId=\"address\"/><zeebe:properties>{Drawing.Property("metroegov:asOf", "now")}</zeebe:properties>")]);
        await runtime.DeployAsync(("visit.bpmn", visit), ("address.form", Form("Straße")));
        await DeployAsync(runtime, today, ("address.form", Form("Strasse und Hausnummer")));
        await DeployAsync(runtime, today.AddDays(1), ("address.form", Form("Anschrift")));

        await runtime.StartCaseAsync(new StartRequest { ProcessId = "visit", ApplicationDate = today.AddDays(-30) });
        var onThatDay = await FormVersionAsync();
        runtime.Clock.Advance(TimeSpan.FromDays(2));
        var later = await FormVersionAsync();

        Assert.That((onThatDay, later), Is.EqualTo(((int?)2, (int?)2)));

        async Task<int?> FormVersionAsync()
        {
            var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
            return (await runtime.Tasks.GetAsync(task.Key, Clerks.InHamburg))?.Form?.Version;
        }
    }

    [Test]
    public async Task The_date_of_a_deployment_wins_over_that_of_a_drawing()
    {
        await using var runtime = await TestRuntime.StartAsync();
        var drawing = Drawing.Row("visit", [Drawing.UserTask("a")], Drawing.Property("metroegov:validFrom", "2026-01-01"));

        var byDrawing = await DeployAsync(runtime, null, ("visit.bpmn", drawing));
        var byDate = await DeployAsync(runtime, NewYear, ("other.bpmn", drawing.Replace("visit", "other", StringComparison.Ordinal)));

        Assert.That((byDrawing[0].ValidFrom, byDate[0].ValidFrom), Is.EqualTo((new DateOnly(2026, 1, 1), NewYear)));
    }

    [TestCase("2027-01-01", 1)]
    [TestCase("2027-06-01", 1)]
    [TestCase("2026-06-01", 2)]
    public async Task The_same_text_is_a_new_version_only_for_an_earlier_date(string date, int version)
    {
        await using var runtime = await TestRuntime.StartAsync();
        await DeployAsync(runtime, NewYear, ("fee.dmn", Fee("11")));

        var again = await DeployAsync(runtime, IsoDates.Parse(date), ("fee.dmn", Fee("11")));

        Assert.That((again[0].Version, again[0].IsNew), Is.EqualTo((version, version == 2)));
    }

    [Test]
    public async Task What_nothing_defines_is_a_warning_with_its_element()
    {
        await using var runtime = await TestRuntime.StartAsync();

        var problems = await runtime.Deployments.CheckAsync([new DeployResource("visit.bpmn", Visit), new DeployResource("fee.dmn", Fee("1"))]);

        Assert.That(problems.Select(found => (found.Problem.Code, found.Problem.ElementId)), Is.EqualTo(new[] { ("unknown-form", "enter") }));
        Assert.That(await runtime.Deployments.ListAsync(), Is.Empty, "a check deploys nothing");
    }

    private static async Task<(string Variables, int? FormVersion)> FeeAndFormAsync(TestRuntime runtime, DateOnly applicationDate)
    {
        var started = await runtime.StartCaseAsync(new StartRequest { ProcessId = "visit", ApplicationDate = applicationDate });
        var variables = await runtime.Instances.GetVariablesAsync(started.InstanceKey, ReadScope.Everything);
        var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items
            .Single(task => task.InstanceKey == started.InstanceKey);
        return (variables!.Value.GetRawText(), (await runtime.Tasks.GetAsync(task.Key, Clerks.InHamburg))?.Form?.Version);
    }

    private static async Task<IReadOnlyList<Definition>> DeployAsync(TestRuntime runtime, DateOnly? validFrom, params (string Name, string Text)[] files)
    {
        var answer = await runtime.Deployments.DeployAsync([.. files.Select(file => new DeployResource(file.Name, file.Text))], validFrom: validFrom);
        Assert.That(answer, Is.InstanceOf<DeploymentAnswer.Deployed>());
        return ((DeploymentAnswer.Deployed)answer).Definitions;
    }

    private static string Fee(string amount) =>
        $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="http://metroegov.example/tests">
          <decision id="fee" name="fee"><variable name="fee"/><literalExpression><text>{amount}</text></literalExpression></decision>
        </definitions>
        """;

    private static string Form(string label) =>
        $$"""{"type":"default","id":"address","components":[{"type":"textfield","id":"f1","key":"street","label":"{{label}}"}]}""";
}
