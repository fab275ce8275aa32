using System.Net;
using System.Text.Json;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Api;

internal sealed class ProcessInstanceApiTests
{
    private static TestHost Host => SharedHost.Current;

    [Test]
    public async Task The_same_business_key_answers_the_same_case()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        var first = await Permits.StartOverHttpAsync(client, "P-2026-1");
        var second = await Permits.StartOverHttpAsync(client, "P-2026-1");
        var other = await Permits.StartOverHttpAsync(client, "P-2026-2");

        Assert.That(second, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_business_key_of_another_authority_is_taken_and_tells_no_more()
    {
        using var buchholz = await ApiClient.ConnectAsync(Host, "parking-app");
        using var hamburg = await ApiClient.ConnectAsync(Host, "hamburg-portal");
        var key = await Permits.StartOverHttpAsync(buchholz, "P-taken");

        var (status, problem) = await hamburg.PostJsonAsync("/v2/process-instances", new { processDefinitionId = "permit", businessId = "P-taken" });

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(problem.ToString(), Does.Not.Contain(key));
    }

    [Test]
    public async Task The_answer_to_a_start_has_every_member_and_keys_as_text()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        var (status, body) = await client.PostJsonAsync(
            "/v2/process-instances",
            new { processDefinitionId = "permit", processDefinitionVersion = -1, variables = new { a = 1 }, tenantId = "<default>", requestTimeout = 0 });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            body.EnumerateObject().Select(member => member.Name),
            Is.EquivalentTo(new[]
            {
                "processDefinitionId", "processDefinitionVersion", "tenantId", "variables", "processDefinitionKey", "processInstanceKey", "tags", "businessId",
            }));
        Assert.That(body.GetProperty("businessId").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(body.GetProperty("processInstanceKey").GetString(), Does.Match("^[0-9]+$"));
    }

    [Test]
    public async Task An_idempotency_key_answers_the_same_case_and_refuses_another_request()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");
        var request = new { processDefinitionId = "permit", variables = new { a = 1 } };

        var first = await client.PostJsonAsync("/v2/process-instances", request, ("Idempotency-Key", "once"));
        var second = await client.PostJsonAsync("/v2/process-instances", request, ("Idempotency-Key", "once"));
        var other = await client.PostJsonAsync(
            "/v2/process-instances", new { processDefinitionId = "permit", variables = new { a = 2 } }, ("Idempotency-Key", "once"));

        Assert.That(second.Body.GetProperty("processInstanceKey").GetString(), Is.EqualTo(first.Body.GetProperty("processInstanceKey").GetString()));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(other.Body.GetProperty("title").GetString(), Is.EqualTo("COMMAND_ID_REUSED"));
    }

    [Test]
    public async Task A_case_is_found_by_its_business_key_within_the_own_authority_only()
    {
        using var buchholz = await ApiClient.ConnectAsync(Host, "parking-app");
        using var hamburg = await ApiClient.ConnectAsync(Host, "hamburg-portal");
        var key = await Permits.StartOverHttpAsync(buchholz, "P-search");
        var search = new { filter = new { businessId = "P-search" } };

        var own = await buchholz.PostJsonAsync("/v2/process-instances/search", search);
        var foreign = await hamburg.PostJsonAsync("/v2/process-instances/search", search);
        var (status, problem) = await hamburg.GetJsonAsync($"/v2/process-instances/{key}");

        Assert.That(own.Body.GetProperty("items")[0].GetProperty("processInstanceKey").GetString(), Is.EqualTo(key));
        Assert.That(own.Body.GetProperty("items")[0].GetProperty("state").GetString(), Is.EqualTo("ACTIVE"));
        Assert.That(foreign.Body.GetProperty("page").GetProperty("totalItems").GetInt32(), Is.Zero);
        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo("NOT_FOUND"));
    }

    [Test]
    public async Task A_case_is_cancelled_by_the_authority_that_accepted_it()
    {
        using var buchholz = await ApiClient.ConnectAsync(Host, "parking-app");
        using var hamburg = await ApiClient.ConnectAsync(Host, "hamburg-portal");
        var key = await Permits.StartOverHttpAsync(buchholz, "P-cancel");

        var foreign = await hamburg.PostJsonAsync($"/v2/process-instances/{key}/cancellation", new { });
        var own = await buchholz.PostJsonAsync($"/v2/process-instances/{key}/cancellation", new { });
        var again = await buchholz.PostJsonAsync($"/v2/process-instances/{key}/cancellation", new { });
        var (_, state) = await buchholz.GetJsonAsync($"/v2/process-instances/{key}");

        Assert.That(foreign.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(own.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((int)again.Status, Is.AnyOf(404, 409));
        Assert.That(state.GetProperty("state").GetString(), Is.EqualTo("TERMINATED"));
    }

    [TestCase("{\"processDefinitionId\":\"permit\",\"bussinessId\":\"x\"}", "'bussinessId' is not known here.")]
    [TestCase("{}", "'processDefinitionId' or 'processDefinitionKey' is required.")]
    [TestCase("{\"processDefinitionKey\":5}", "'processDefinitionKey' must be a string.")]
    [TestCase("{\"processDefinitionId\":\"permit\",\"variables\":[1]}", "'variables' must be a JSON object.")]
    [TestCase("{\"processDefinitionId\":\"permit\",\"tenantId\":\"other\"}", "'tenantId' must be <default>")]
    [TestCase("[1]", "The body must be a JSON object.")]
    [TestCase("{", "The body is not JSON: line 1")]
    public async Task What_is_not_understood_is_refused_and_named(string body, string expected)
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.Http.PostAsync(new Uri("/v2/process-instances", UriKind.Relative), content);
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(expected));
    }

    [Test]
    public async Task An_unknown_procedure_is_not_found()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        var (status, problem) = await client.PostJsonAsync("/v2/process-instances", new { processDefinitionId = "no-such" });

        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("no-such"));
    }

    [Test]
    public async Task Variables_are_found_across_the_cases_of_the_own_authority_only()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");
        using var hamburg = await ApiClient.ConnectAsync(Host, "hamburg-portal");
        var (_, started) = await client.PostJsonAsync(
            "/v2/process-instances", new { processDefinitionId = "permit", variables = new { plate = "WL-X 1" } });
        var key = started.GetProperty("processInstanceKey").GetString();

        var found = await client.PostJsonAsync("/v2/variables/search?truncateValues=false", new { filter = new { processInstanceKey = key, name = "plate" } });
        var across = await client.PostJsonAsync("/v2/variables/search", new { filter = new { name = "plate", value = "\"WL-X 1\"" } });
        var foreign = await hamburg.PostJsonAsync("/v2/variables/search", new { filter = new { name = "plate", value = "\"WL-X 1\"" } });
        var variableKey = found.Body.GetProperty("items")[0].GetProperty("variableKey").GetString();
        var whole = await client.GetJsonAsync($"/v2/variables/{variableKey}");
        var hidden = await hamburg.GetJsonAsync($"/v2/variables/{variableKey}");

        Assert.That(found.Body.GetProperty("items")[0].GetProperty("value").GetString(), Is.EqualTo("\"WL-X 1\""));
        Assert.That(across.Body.GetProperty("page").GetProperty("totalItems").GetInt32(), Is.EqualTo(1));
        Assert.That(foreign.Body.GetProperty("page").GetProperty("totalItems").GetInt32(), Is.Zero);
        Assert.That(whole.Body.GetProperty("value").GetString(), Is.EqualTo("\"WL-X 1\""));
        Assert.That(hidden.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
