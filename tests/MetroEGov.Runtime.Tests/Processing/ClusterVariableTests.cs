using MetroEGov.Feel;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Processing;

public sealed class ClusterVariableTests
{
    private const string Form =
        """
        {"type":"default","id":"year","schemaVersion":18,"components":[
          {"type":"select","id":"f1","key":"seen","label":"Jahr","valuesExpression":"=region.years"}]}
        """;

    private static readonly string Visit = Drawing.Row(
        "visit",
        [
            Drawing.UserTask(
                "enter",
                extensions: "<zeebe:formDefinition formId=\"year\"/><zeebe:ioMapping><zeebe:input source=\"=region.year\" target=\"year\"/></zeebe:ioMapping>"),
        ]);

    [TestCase(2025)]
    [TestCase(2026)]
    public async Task A_case_reads_the_cluster_variables_of_its_application_date(int year)
    {
        await using var runtime = await StartAsync();

        var task = await ClaimedTaskAsync(runtime, year);

        var detail = await runtime.Tasks.GetAsync(task, Clerks.InHamburg);
        Assert.That(detail?.Variables.GetProperty("year").GetInt32(), Is.EqualTo(year));
        Assert.That(detail?.ApplicationDate, Is.EqualTo(new DateOnly(year, 6, 1)));
    }

    [Test]
    public async Task A_form_is_checked_against_the_cluster_variables_of_the_application_date()
    {
        await using var runtime = await StartAsync();
        var earlier = await ClaimedTaskAsync(runtime, 2025);

        Assert.That(
            await runtime.Tasks.CompleteAsync(earlier, Clerks.InHamburg, TestRuntime.Json("""{"seen":"y2026"}""")),
            Is.InstanceOf<CommandAnswer.FormInvalid>());
        Assert.That(
            await runtime.Tasks.CompleteAsync(earlier, Clerks.InHamburg, TestRuntime.Json("""{"seen":"y2025"}""")),
            Is.EqualTo(CommandAnswer.Ok));
    }

    private static Task<TestRuntime> StartAsync() => TestRuntime.StartAsync(add: services =>
    {
        var options = (RuntimeOptions?)services.Single(service => service.ServiceType == typeof(RuntimeOptions)).ImplementationInstance;
        options!.ClusterVariables = day => new Dictionary<string, FeelValue>
        {
            ["region"] = FeelJson.Parse($$"""{"year":{{day.Year}},"years":[{"label":"A","value":"y{{day.Year}}"}]}"""),
        };
    });

    private static async Task<long> ClaimedTaskAsync(TestRuntime runtime, int year)
    {
        await runtime.DeployAsync(("visit.bpmn", Visit), ("year.form", Form));
        await runtime.StartCaseAsync(new StartRequest { ProcessId = "visit", ApplicationDate = new DateOnly(year, 6, 1) });
        var task = (await runtime.Tasks.ListAsync(Clerks.InHamburg, new TaskFilter(), new PageRequest())).Items.Single();
        await runtime.Tasks.ClaimAsync(task.Key, Clerks.InHamburg);
        return task.Key;
    }
}
