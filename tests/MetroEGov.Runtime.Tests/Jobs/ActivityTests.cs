using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Jobs;

public sealed class ActivityTests
{
    private const string ResultHeaders = "<zeebe:header key=\"resultExpression\" value=\"={greeting: response.greeting}\"/>";

    [Test]
    public async Task Only_what_the_result_expression_maps_becomes_variables()
    {
        await using var runtime = await TestRuntime.StartAsync(new Script().Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:safe", headers: ResultHeaders)])));

        var started = await runtime.StartCaseAsync("p", """{"name":"Ada"}""");
        await runtime.SettleAsync();

        Assert.That(await VariablesAsync(runtime, started), Is.EqualTo("""{"greeting":"Hello Ada","name":"Ada"}"""));
        Assert.That((await SummaryAsync(runtime, started)).Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task A_result_variable_takes_the_whole_answer()
    {
        await using var runtime = await TestRuntime.StartAsync(new Script().Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row(
            "p", [Drawing.ServiceTask("ask", "test:safe", headers: Drawing.Header("resultVariable", "answer"))])));

        var started = await runtime.StartCaseAsync("p", """{"name":"Ada"}""");
        await runtime.SettleAsync();

        Assert.That(
            await VariablesAsync(runtime, started),
            Is.EqualTo("""{"answer":{"count":1,"greeting":"Hello Ada"},"name":"Ada"}"""));
    }

    [Test]
    public async Task What_an_activity_throws_is_logged_without_its_message()
    {
        var script = new Script().Then((_, _) => throw new InvalidOperationException("Ottilie Testfall", new FormatException("Testfall, born 1901")));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:safe")])));

        await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        var line = runtime.Log.Lines.Single(text => text.Contains("threw for job"));
        Assert.That(line, Does.Contain("System.InvalidOperationException").And.Contain("caused by System.FormatException").And.Contain(nameof(Script)));
        Assert.That(runtime.Log.Lines, Has.None.Contains("Testfall"));
    }

    [Test]
    public async Task A_failure_is_tried_again_after_the_back_off_doubled_each_time()
    {
        var script = new Script()
            .Then((_, _) => ActivityFailure.Unavailable("DOWN", "The register is down."))
            .Then((_, _) => ActivityFailure.Unavailable("DOWN", "The register is down."));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row(
            "p", [Drawing.ServiceTask("ask", "test:safe", headers: Drawing.Header("retryBackoff", "PT30S"))])));
        var started = await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        await runtime.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.That(script.Calls, Has.Count.EqualTo(1));
        await runtime.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.That(script.Calls, Has.Count.EqualTo(2));
        await runtime.AdvanceAsync(TimeSpan.FromSeconds(58));
        Assert.That(script.Calls, Has.Count.EqualTo(2));
        await runtime.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.That(script.Calls, Has.Count.EqualTo(3));
        Assert.That(script.Calls.Select(call => call.IdempotencyKey).Distinct().Count(), Is.EqualTo(1));
        Assert.That(script.Calls.Select(call => call.Attempt), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That((await SummaryAsync(runtime, started)).Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task Without_retries_left_a_person_is_asked_with_the_real_message()
    {
        var script = new Script().Then((_, _) => ActivityFailure.Unavailable("DOWN", "The register 010600063 does not answer."));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:safe", retries: "1")])));
        var started = await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        var incident = (await runtime.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That(incident.Type, Is.EqualTo("JOB_NO_RETRIES"));
        Assert.That(incident.Text, Does.Contain("The register 010600063 does not answer."));

        Assert.That(await runtime.Incidents.ResolveAsync(incident.Key, Clerks.InHamburg, ReadScope.Everything), Is.EqualTo(CommandAnswer.Ok));
        await runtime.SettleAsync();

        Assert.That(script.Calls, Has.Count.EqualTo(2));
        Assert.That((await SummaryAsync(runtime, started)).Status, Is.EqualTo(InstanceStatus.Completed));
    }

    [Test]
    public async Task A_permanent_failure_is_not_tried_again()
    {
        var script = new Script().Then((_, _) => ActivityFailure.Permanent("BAD", "The configuration lacks an address."));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:safe")])));
        var started = await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        Assert.That(script.Calls, Has.Count.EqualTo(1));
        Assert.That((await SummaryAsync(runtime, started)).HasIncident, Is.True);
    }

    [Test]
    public async Task An_unknown_outcome_is_repeated_only_where_repeating_is_harmless([Values("test:safe", "test:once")] string type)
    {
        var script = new Script().Then((_, _) => ActivityFailure.Unknown("TIMEOUT", "No answer came."));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", type)])));
        var started = await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();
        await runtime.AdvanceAsync(TimeSpan.FromMinutes(1));

        var summary = await SummaryAsync(runtime, started);
        Assert.That(script.Calls, Has.Count.EqualTo(type == "test:safe" ? 2 : 1));
        Assert.That(summary.HasIncident, Is.EqualTo(type == "test:once"));
    }

    [Test]
    public async Task An_exception_of_an_activity_is_an_incident_of_its_case()
    {
        var script = new Script().Then((_, _) => throw new InvalidOperationException("Frau Beispiel"));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:once")])));
        await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        var incident = (await runtime.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That(incident.Text, Does.Contain("InvalidOperationException").And.Not.Contain("Beispiel"));
    }

    [Test]
    public async Task A_business_error_goes_to_the_boundary_event_that_catches_it()
    {
        var script = new Script().Then((_, _) => new ActivityResult<Answer>.BusinessError("REFUSED", "It was refused."));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        await runtime.DeployAsync(("p.bpmn", CaughtError("test:safe", "")));
        var started = await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        var diagram = await runtime.Instances.GetDiagramAsync(started.InstanceKey, ReadScope.Everything);
        Assert.That(diagram?.Elements.Select(element => element.ElementId), Does.Contain("caught"));
    }

    [Test]
    public async Task An_error_expression_turns_a_failure_into_a_business_error()
    {
        var script = new Script().Then((_, _) => ActivityFailure.Unavailable("DOWN", "Down."));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        var header = Drawing.Header("errorExpression", "=if error.code = \"DOWN\" then bpmnError(\"REFUSED\", \"told so\", {why: error.code}) else null");
        await runtime.DeployAsync(("p.bpmn", CaughtError("test:safe", header)));
        var started = await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        var diagram = await runtime.Instances.GetDiagramAsync(started.InstanceKey, ReadScope.Everything);
        Assert.That(diagram?.Elements.Select(element => element.ElementId), Does.Contain("caught"));
        Assert.That(script.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_local_activity_is_committed_with_the_step_that_asked_for_it()
    {
        await using var runtime = await TestRuntime.StartAsync(new Script().Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row(
            "p", [Drawing.ServiceTask("greet", "test:greet", headers: ResultHeaders), Drawing.UserTask("look")])));

        var started = await runtime.StartCaseAsync("p", """{"name":"Ada"}""");

        Assert.That(await VariablesAsync(runtime, started), Does.Contain("Hello Ada"));
        using var db = runtime.OpenDb();
        Assert.That(db.Jobs.Count(), Is.Zero);
    }

    [Test]
    public async Task An_answer_that_writes_to_the_header_is_an_incident_not_a_loop([Values("test:greet", "test:safe")] string type)
    {
        await using var runtime = await TestRuntime.StartAsync(new Script().Catalog());
        await runtime.DeployAsync(("p.bpmn", Drawing.Row(
            "p", [Drawing.ServiceTask("ask", type, headers: Drawing.Header("resultExpression", "={accepting: {key: \"1\"}}"))])));

        await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        var incident = (await runtime.Incidents.ListAsync(new IncidentFilter(), ReadScope.Everything, new PageRequest())).Items.Single();
        Assert.That(incident.Text, Does.Contain("accepting"));
    }

    [Test]
    public async Task A_job_error_of_the_error_expression_says_how_often_it_is_tried_again()
    {
        var script = new Script().Then((_, _) => ActivityFailure.Permanent("BUSY", "Busy."));
        await using var runtime = await TestRuntime.StartAsync(script.Catalog());
        var header = Drawing.Header("errorExpression", "=if error.code = \"BUSY\" then jobError(\"try later\", {}, 2, @\"PT5M\") else null");
        await runtime.DeployAsync(("p.bpmn", Drawing.Row("p", [Drawing.ServiceTask("ask", "test:safe", headers: header)])));
        var started = await runtime.StartCaseAsync("p");
        await runtime.SettleAsync();

        await runtime.AdvanceAsync(TimeSpan.FromMinutes(4));
        Assert.That(script.Calls, Has.Count.EqualTo(1));
        await runtime.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.That((await SummaryAsync(runtime, started)).Status, Is.EqualTo(InstanceStatus.Completed));
    }

    private static string CaughtError(string type, string headers) => Drawing.Row(
        "p",
        [Drawing.ServiceTask("ask", type, headers: headers)],
        definitions: "<bpmn:error id=\"Error_1\" errorCode=\"REFUSED\"/>",
        extra: """
        <bpmn:boundaryEvent id="caught" attachedToRef="ask"><bpmn:errorEventDefinition id="caught_e" errorRef="Error_1"/></bpmn:boundaryEvent>
        <bpmn:endEvent id="refused"/><bpmn:sequenceFlow id="fx" sourceRef="caught" targetRef="refused"/>
        """);

    private static async Task<string?> VariablesAsync(TestRuntime runtime, StartAnswer.Started started) =>
        (await runtime.Instances.GetVariablesAsync(started.InstanceKey, ReadScope.Everything))?.GetRawText();

    private static async Task<InstanceSummary> SummaryAsync(TestRuntime runtime, StartAnswer.Started started) =>
        await runtime.Instances.GetAsync(started.InstanceKey, ReadScope.Everything) ?? throw new AssertionException("No such instance.");
}
