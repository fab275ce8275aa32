using System.Net;
using MetroEGov.Host.Api.Library;
using MetroEGov.Host.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Host.Tests.Api;

internal sealed class ScenarioRunTests
{
    private const string Scenarios =
        """
        {"testCases":[
          {"name":"ends","instructions":[
            {"type":"CREATE_PROCESS_INSTANCE","processDefinitionSelector":{"processDefinitionId":"ID"}},
            {"type":"COMPLETE_USER_TASK","userTaskSelector":{"elementId":"Look"}},
            {"type":"ASSERT_PROCESS_INSTANCE","processInstanceSelector":{"processDefinitionId":"ID"},"state":"IS_COMPLETED"}]},
          {"name":"stuck","instructions":[
            {"type":"CREATE_PROCESS_INSTANCE","processDefinitionSelector":{"processDefinitionId":"ID"}},
            {"type":"ASSERT_PROCESS_INSTANCE","processInstanceSelector":{"processDefinitionId":"ID"},"state":"IS_COMPLETED"}]},
          {"name":"wrong","instructions":[
            {"type":"CREATE_PROCESS_INSTANCE","processDefinitionSelector":{"processDefinitionId":"ID"}},
            {"type":"ASSERT_ELEMENT_INSTANCE","processInstanceSelector":{"processDefinitionId":"ID"},"elementSelector":{"elementId":"End"},"state":"IS_COMPLETED"}]}]}
        """;

    [Test]
    public async Task Failures_name_the_element_and_the_flows_that_none_took()
    {
        using var designer = await LibraryVisitor.OpenAsync(SharedHost.Current);
        var id = await designer.NewProcedureAsync();
        await designer.PutAsync(id, "visit.bpmn", LibraryVisitor.Process(id), ifNoneMatch: "*");
        await designer.PutAsync(id, "forms/look.form", $$"""{"id":"{{id}}-look","type":"default","components":[]}""", ifNoneMatch: "*");
        await designer.PutAsync(id, "scenarios/one.json", Scenarios.Replace("ID", id, StringComparison.Ordinal), ifNoneMatch: "*");

        var (status, report, _) = await designer.PostAsync($"/{id}/scenario-runs", new { });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), report.ToString());
        Assert.That((report.GetProperty("passed").GetInt32(), report.GetProperty("failed").GetInt32()), Is.EqualTo((1, 2)), report.ToString());
        var results = report.GetProperty("results").EnumerateArray().ToDictionary(result => result.GetProperty("name").GetString()!);
        Assert.That(results["ends"].GetProperty("file").GetString(), Is.EqualTo("scenarios/one.json"));
        Assert.That(results["stuck"].GetProperty("failure").GetProperty("elementId").GetString(), Is.EqualTo("Look"));
        Assert.That(results["wrong"].GetProperty("failure").GetProperty("elementId").GetString(), Is.EqualTo("End"));
        Assert.That(results["stuck"].GetProperty("failure").GetProperty("stands").GetString(), Does.Contain("active: Look"));
        Assert.That(report.GetProperty("flows").GetProperty("covered").GetInt32(), Is.EqualTo(2));
        Assert.That(report.GetProperty("flows").GetProperty("missing").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task One_run_at_a_time_that_ends_when_nobody_waits()
    {
        using var designer = await LibraryVisitor.OpenAsync(SharedHost.Current);
        var runner = SharedHost.Current.Services.GetRequiredService<ScenarioRunner>();
        var id = await designer.NewProcedureAsync();
        await designer.PutAsync(id, "visit.bpmn", LibraryVisitor.Process(id), ifNoneMatch: "*");
        var start = $$$"""{"type":"CREATE_PROCESS_INSTANCE","processDefinitionSelector":{"processDefinitionId":"{{{id}}}"}}""";
        var many = string.Join(',', Enumerable.Range(1, 10_000).Select(number => $$"""{"name":"{{number}}","instructions":[{{start}}]}"""));
        await designer.PutAsync(id, "scenarios/many.json", $$"""{"testCases":[{{many}}]}""", ifNoneMatch: "*");
        using var client = new CancellationTokenSource();

        var one = runner.RunAsync(id, client.Token);
        var other = runner.RunAsync(id, client.Token);
        var refused = await Task.WhenAny(one, other);
        await client.CancelAsync();

        Assert.That(await refused, Is.InstanceOf<ScenarioRunAnswer.AlreadyRunning>());
        Assert.That(async () => await (refused == one ? other : one), Throws.InstanceOf<OperationCanceledException>());
        await designer.PutAsync(id, "scenarios/many.json", $$"""{"testCases":[{"name":"one","instructions":[{{start}}]}]}""", ifMatch: "\"1\"");
        var (status, report, _) = await designer.PostAsync($"/{id}/scenario-runs", new { });
        Assert.That((status, report.GetProperty("passed").GetInt32()), Is.EqualTo((HttpStatusCode.OK, 1)), "its place is free again");
    }

    [Test]
    public async Task With_an_error_in_a_file_nothing_is_run()
    {
        using var designer = await LibraryVisitor.OpenAsync(SharedHost.Current);
        var id = await designer.NewProcedureAsync();
        await designer.PutAsync(id, "scenarios/one.json", "{", ifNoneMatch: "*");

        var (status, report, _) = await designer.PostAsync($"/{id}/scenario-runs", new { });
        var (missing, _, _) = await designer.PostAsync("/no-such/scenario-runs", new { });

        Assert.That((status, missing), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That(report.GetProperty("results").GetArrayLength(), Is.Zero);
        Assert.That(report.GetProperty("problems")[0].GetProperty("resourceName").GetString(), Is.EqualTo($"{id}/scenarios/one.json"));
    }
}
