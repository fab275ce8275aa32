using System.Net;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Api;

internal sealed class ApiRightsTests
{
    private static TestHost Host => SharedHost.Current;

    [TestCase("/v2/incidents/1/resolution")]
    [TestCase("/v2/user-tasks/search")]
    public async Task An_integrator_reaches_only_what_integrators_need(string path)
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        var (status, problem) = await client.PostJsonAsync(path, new { });

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo("PERMISSION_DENIED"));
    }

    [Test]
    public async Task An_integrator_deploys_nothing()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");
        using var content = new MultipartFormDataContent { { new StringContent("<x/>"), "resources", "x.bpmn" } };

        using var answer = await client.Http.PostAsync(new Uri("/v2/deployments", UriKind.Relative), content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Jobs_are_for_clients_that_are_registered_for_their_type()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        var (status, problem) = await client.PostJsonAsync(
            "/v2/jobs/activation", new { type = "resident-registry:request-prefilled-form", timeout = 1000, maxJobsToActivate = 1, requestTimeout = -1 });
        var unknown = await client.PostJsonAsync("/v2/jobs/123/completion", new { });

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("not registered"));
        Assert.That(unknown.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_task_is_assigned_only_to_a_colleague_whom_its_candidate_groups_name()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var task = await Permits.BeginAndClaimAsync(clerk);
        var header = ("RequestVerificationToken", task.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!);
        var address = $"/v2/user-tasks/{Permits.TaskKeyOf(task)}/assignment";

        var otherOffice = await clerk.PostJsonAsync(address, new { assignee = "h.lange" }, header);
        var otherAuthority = await clerk.PostJsonAsync(address, new { assignee = "k.oduya" }, header);
        var colleague = await clerk.PostJsonAsync(address, new { assignee = "m.yilmaz" }, header);

        Assert.That(otherOffice.Status, Is.EqualTo(HttpStatusCode.Forbidden), otherOffice.Body.ToString());
        Assert.That(otherOffice.Body.GetProperty("detail").GetString(), Does.Contain("candidate"));
        Assert.That(otherAuthority.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(colleague.Status, Is.EqualTo(HttpStatusCode.NoContent), colleague.Body.ToString());
    }

    [Test]
    public async Task Messages_are_for_clients_that_are_registered_for_their_name()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        var evaluation = await client.PostJsonAsync("/v2/messages/publication", new { name = "resident-registry.evaluation", correlationKey = "x" });
        var withdrawal = await client.PostJsonAsync(
            "/v2/messages/publication", new { name = "change-of-address.withdraw", correlationKey = "x", timeToLive = 0 });
        var nobody = await client.PostJsonAsync("/v2/messages/correlation", new { name = "change-of-address.withdraw", correlationKey = "x" });

        Assert.That(evaluation.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(withdrawal.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(withdrawal.Body.GetProperty("messageKey").GetString(), Does.Match("^[0-9]+$"));
        Assert.That(nobody.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Without_a_token_there_is_a_problem_document_and_no_page()
    {
        using var visitor = Host.NewVisitor();

        foreach (var path in new[] { "/v2/topology", "/v2/nowhere", "/api/activities" })
        {
            using var answer = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), path);
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"), path);
        }
    }

    [Test]
    public async Task The_topology_names_the_version_that_tools_check()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        var (_, topology) = await client.GetJsonAsync("/v2/topology");

        Assert.That(topology.GetProperty("gatewayVersion").GetString(), Does.StartWith("8.9."));
        Assert.That(topology.GetProperty("brokers")[0].GetProperty("partitions").GetArrayLength(), Is.EqualTo(1));
    }
}
