using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Api;

internal sealed class HttpStartTests
{
    private static TestHost Host => SharedHost.Current;

    [Test]
    public async Task A_call_starts_a_case_of_the_callers_authority_and_tells_where_it_is()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Post, "bins/orders?channel=web", new { household = "H-1", litres = 60 });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        var body = await JsonAsync(answer);
        var key = body.GetProperty("processInstanceKey").GetString();
        Assert.That(body.GetProperty("businessId").GetString(), Is.EqualTo("H-1"));
        Assert.That(body.GetProperty("state").GetString(), Is.EqualTo("ACTIVE"));
        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo($"/v2/process-instances/{key}"));
        var (found, instance) = await client.GetJsonAsync($"/v2/process-instances/{key}");
        Assert.That((found, instance.GetProperty("processDefinitionId").GetString()), Is.EqualTo((HttpStatusCode.OK, "bin-order")));
        var (_, variables) = await client.PostJsonAsync("/v2/variables/search", new { filter = new { processInstanceKey = key } });
        var values = variables.GetProperty("items").EnumerateArray().ToDictionary(v => v.GetProperty("name").GetString()!, v => v.GetProperty("value").GetString());
        Assert.That(values, Is.EqualTo(new Dictionary<string, string>
        {
            ["household"] = "\"H-1\"",
            ["litres"] = "60",
            ["channel"] = "\"web\"",
            ["by"] = "\"parking-app\"",
        }));
    }

    [Test]
    public async Task A_unique_business_key_answers_the_same_case_and_tells_other_authorities_nothing()
    {
        using var own = await ApiClient.ConnectAsync(Host, "parking-app");
        using var other = await ApiClient.ConnectAsync(Host, "hamburg-portal");
        var request = new { household = "H-2", litres = 120 };

        using var first = await SendAsync(own, HttpMethod.Post, "bins/orders?channel=a", request);
        using var second = await SendAsync(own, HttpMethod.Post, "bins/orders?channel=b", request);
        using var foreign = await SendAsync(other, HttpMethod.Post, "bins/orders?channel=c", request);

        var key = (await JsonAsync(first)).GetProperty("processInstanceKey").GetString();
        Assert.That((await JsonAsync(second)).GetProperty("processInstanceKey").GetString(), Is.EqualTo(key));
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await foreign.Content.ReadAsStringAsync(), Does.Not.Contain(key));
    }

    [Test]
    public async Task An_idempotency_key_answers_the_same_case_and_refuses_another_call()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");
        var request = new { household = "H-3", litres = 120 };

        using var first = await SendAsync(client, HttpMethod.Post, "bins/orders?channel=a", request, "once");
        using var second = await SendAsync(client, HttpMethod.Post, "bins/orders?channel=a", request, "once");
        using var other = await SendAsync(client, HttpMethod.Post, "bins/orders?channel=a", new { household = "H-4", litres = 60 }, "once");

        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        await AssertProblemAsync(other, HttpStatusCode.Conflict, "COMMAND_ID_REUSED");
    }

    [Test]
    public async Task Every_violation_of_the_schema_is_told_by_pointer_and_no_value()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Post, "bins/orders", new { household = "Geheim", litres = "viel", extra = 4711 });

        var problem = await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        Assert.That(
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()).Distinct(),
            Is.EqualTo(new[] { "/extra", "/household", "/litres" }));
        Assert.That(problem.ToString(), Does.Not.Contain("Geheim").And.Not.Contain("viel").And.Not.Contain("4711"));
    }

    [Test]
    public async Task An_awaited_case_answers_what_the_drawing_says()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Put, "bins/fee", new { litres = 120 });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"fee":12}"""));
    }

    [Test]
    public async Task A_case_that_does_not_end_in_time_is_told_and_goes_on()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Post, "bins/wait", new { key = "a" });

        var problem = await AssertProblemAsync(answer, HttpStatusCode.GatewayTimeout, "DEADLINE_EXCEEDED");
        var key = problem.GetProperty("detail").GetString()!.Split(' ')[2];
        var (_, instance) = await client.GetJsonAsync($"/v2/process-instances/{key}");
        Assert.That(instance.GetProperty("state").GetString(), Is.EqualTo("ACTIVE"));
    }

    [Test]
    public async Task An_expression_that_fails_starts_nothing()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Post, "bins/wait", new { key = "boom" });

        var problem = await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("metroegov:httpBusinessKey"));
    }

    [Test]
    public async Task An_unknown_path_is_not_found()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Post, "bins/nothing", new { });

        await AssertProblemAsync(answer, HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Test]
    public async Task A_call_without_a_body_is_evaluated_like_any_other()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Post, "bins/wait", null);

        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
    }

    [TestCase("GET")]
    [TestCase("POST")]
    [TestCase("DELETE")]
    public async Task Another_method_is_told_which_one_is_right(string method)
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, new HttpMethod(method), "bins/fee", null);

        await AssertProblemAsync(answer, HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED");
        Assert.That(answer.Content.Headers.Allow, Is.EqualTo(new[] { "PUT" }));
    }

    [Test]
    public async Task Who_is_not_among_the_callers_is_refused()
    {
        using var client = await ApiClient.ConnectAsync(Host, "hamburg-portal");

        using var answer = await SendAsync(client, HttpMethod.Put, "bins/fee", new { litres = 120 });

        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "PERMISSION_DENIED");
    }

    [Test]
    public async Task Without_a_token_nobody_comes_in()
    {
        using var stranger = Host.NewVisitor();

        using var answer = await SendAsync(stranger, HttpMethod.Put, "bins/fee", new { litres = 120 });

        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
    }

    [TestCase("{\"litres\":", "line 1")]
    [TestCase("{\"litres\":1,\"litres\":2}", "not JSON")]
    public async Task A_body_that_is_no_json_is_refused(string text, string told)
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");
        using var content = new StringContent(text, Encoding.UTF8, "application/json");

        using var answer = await client.Http.PutAsync(new Uri("/procedures/bins/fee", UriKind.Relative), content);

        var problem = await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(told));
    }

    [Test]
    public async Task A_body_of_more_than_a_mebibyte_is_refused()
    {
        using var client = await ApiClient.ConnectAsync(Host, "parking-app");

        using var answer = await SendAsync(client, HttpMethod.Put, "bins/fee", new { litres = 1, filler = new string('x', 1024 * 1024) });

        await AssertProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE");
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, HttpMethod method, string path, object? body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/procedures/{path}", UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await visitor.Http.SendAsync(request);
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string title)
    {
        var problem = await JsonAsync(answer);
        Assert.That(answer.StatusCode, Is.EqualTo(status), problem.ToString());
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo(title));
        return problem;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
}
