using MetroEGov.Activities;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Tests.Support;

namespace MetroEGov.Runtime.Tests.Deployment;

public sealed class HttpStartDeploymentTests
{
    [Test]
    public async Task Two_processes_cannot_answer_at_the_same_path()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("a.bpmn", Callable("a", "bins")));

        var taken = await runtime.Deployments.DeployAsync([new DeployResource("b.bpmn", Callable("b", "bins"))]);
        var together = await runtime.Deployments.DeployAsync(
            [new DeployResource("c.bpmn", Callable("c", "lamps")), new DeployResource("d.bpmn", Callable("d", "lamps"))]);

        Assert.That(CodesOf(taken), Is.EqualTo(new[] { ProblemCode.HttpPathTaken }));
        Assert.That(CodesOf(together), Is.EqualTo(new[] { ProblemCode.HttpPathTaken, ProblemCode.HttpPathTaken }));
    }

    [Test]
    public async Task A_path_that_a_superseded_version_had_is_free()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("a.bpmn", Callable("a", "bins")));
        await runtime.DeployAsync(("a.bpmn", Callable("a", "lamps")));

        await runtime.DeployAsync(("b.bpmn", Callable("b", "bins")));

        Assert.That(runtime.Get<HttpStarts>().Find("bins")?.ProcessId, Is.EqualTo("b"));
    }

    [Test]
    public async Task A_path_that_another_process_will_have_from_a_later_day_on_is_taken()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("a.bpmn", Callable("a", "bins", Drawing.Property("metroegov:validFrom", "2027-01-01"))));

        var taken = await runtime.Deployments.DeployAsync([new DeployResource("b.bpmn", Callable("b", "bins"))]);

        Assert.That(CodesOf(taken), Is.EqualTo(new[] { ProblemCode.HttpPathTaken }));
    }

    [Test]
    public async Task The_version_in_force_on_the_day_answers()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("a.bpmn", Callable("a", "bins")));
        await runtime.DeployAsync(("a.bpmn", Callable("a", "bins/new", Drawing.Property("metroegov:validFrom", "2026-11-24"))));
        var starts = runtime.Get<HttpStarts>();
        Assert.That((starts.Find("bins")?.Version, starts.Find("bins/new")), Is.EqualTo(((int?)1, (HttpStartPoint?)null)));

        // Midnight in Hamburg, where it is still the 23rd by UTC.
        runtime.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero));

        Assert.That((starts.Find("bins"), starts.Find("bins/new")?.Version), Is.EqualTo(((HttpStartPoint?)null, (int?)2)));
    }

    [Test]
    public async Task A_schema_that_is_no_schema_is_refused()
    {
        await using var runtime = await TestRuntime.StartAsync();

        var refused = await runtime.Deployments.DeployAsync([new DeployResource(
            "a.bpmn", Drawing.Row("a", [], start: Properties(("metroegov:httpPath", "a"), ("metroegov:httpSchema", "{&quot;type&quot;:&quot;objekt&quot;}"))))]);

        Assert.That(CodesOf(refused), Is.EqualTo(new[] { ProblemCode.InvalidHttpSchema }));
    }

    [Test]
    public async Task The_same_call_with_the_same_key_answers_the_same_case_whatever_the_clock_says()
    {
        await using var runtime = await TestRuntime.StartAsync();
        await runtime.DeployAsync(("a.bpmn", Drawing.Row(
            "a", [Drawing.UserTask("t")], start: Properties(("metroegov:httpPath", "a"), ("metroegov:httpBusinessKey", "=string(now())")))));
        var starts = runtime.Get<HttpStarts>();
        var call = new HttpStartCall(
            TestRuntime.Json("{}"),
            [],
            new HttpCallerIdentity("portal", IsClient: true, Clerks.Hamburg, ["integrator"]),
            new Caller("portal", Clerks.Hamburg, ["integrator"]),
            new AuthorityReference(Clerks.Hamburg, "Hamburg"),
            "once");

        var first = (HttpStartAnswer.Started)await starts.StartAsync(starts.Find("a")!, call);
        runtime.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (HttpStartAnswer.Started)await starts.StartAsync(starts.Find("a")!, call);

        Assert.That(second.Case, Is.EqualTo(first.Case with { IsNew = false }));
    }

    private static string Callable(string id, string path, string properties = "") =>
        Drawing.Row(id, [], properties, start: Properties(("metroegov:httpPath", path)));

    private static string Properties(params (string Name, string Value)[] properties) =>
        "<bpmn:extensionElements><zeebe:properties>"
        + string.Concat(properties.Select(property => Drawing.Property(property.Name, property.Value)))
        + "</zeebe:properties></bpmn:extensionElements>";

    private static IEnumerable<string> CodesOf(DeploymentAnswer answer) =>
        ((DeploymentAnswer.Refused)answer).Problems.Select(found => found.Problem.Code);
}
