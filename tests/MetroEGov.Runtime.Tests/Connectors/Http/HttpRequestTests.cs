using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Connectors.Http;
using Microsoft.AspNetCore.Http;

namespace MetroEGov.Runtime.Tests.Connectors.Http;

/// <summary>Against a real server: what goes out, what comes back, and how each way of failing ends.</summary>
public sealed class HttpRequestTests
{
    [Test]
    public async Task Sends_query_headers_and_a_JSON_body_and_returns_the_answer()
    {
        await using var partner = await PartnerBench.StartAsync(async context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers.Location = "/orders/7";
            context.Response.Headers.ETag = "\"1\"";
            await context.Response.WriteAsJsonAsync(new { orderNumber = "A-7", bins = new[] { 1, 2 } });
        });

        var outcome = await partner.RunAsync(new
        {
            method = "POST",
            url = partner.Address + "/orders?fixed=1",
            query = new { street = "Große Straße & 1", size = new[] { 80, 120 }, nothing = (string?)null },
            headers = new Dictionary<string, object> { ["X-Office"] = "020000000", ["X-Count"] = 3 },
            body = new { street = "Große Straße" },
        });

        var answer = Completed(outcome);
        var received = partner.Received.Single();
        Assert.Multiple(() =>
        {
            Assert.That(answer.GetProperty("status").GetInt32(), Is.EqualTo(201));
            Assert.That(answer.GetProperty("body").GetProperty("orderNumber").GetString(), Is.EqualTo("A-7"));
            Assert.That(answer.GetProperty("headers").GetProperty("location").GetString(), Is.EqualTo("/orders/7"));
            Assert.That(answer.GetProperty("headers").GetProperty("contentType").GetString(), Does.StartWith("application/json"));
            Assert.That(received.Method, Is.EqualTo("POST"));
            Assert.That(received.Target, Is.EqualTo("/orders?fixed=1&street=Gro%C3%9Fe%20Stra%C3%9Fe%20%26%201&size=80&size=120"));
            Assert.That(received.Headers["X-Office"], Is.EqualTo("020000000"));
            Assert.That(received.Headers["X-Count"], Is.EqualTo("3"));
            Assert.That(received.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(JsonDocument.Parse(received.Body).RootElement.GetProperty("street").GetString(), Is.EqualTo("Große Straße"));
        });
    }

    [TestCase("GET", null)]
    [TestCase("PUT", null)]
    [TestCase("DELETE", null)]
    [TestCase("POST", "4711-1")]
    [TestCase("PATCH", "4711-1")]
    public async Task Sends_the_idempotency_key_with_what_is_not_idempotent_by_itself(string method, string? key)
    {
        await using var partner = await PartnerBench.StartAsync(context => context.Response.WriteAsJsonAsync(true));

        await partner.RunAsync(new { method, url = partner.Address });

        Assert.That(partner.Received.Single().Headers.GetValueOrDefault("Idempotency-Key"), Is.EqualTo(key));
    }

    [TestCase("GET", null, true)]
    [TestCase("PUT", false, true)]
    [TestCase("DELETE", null, true)]
    [TestCase("POST", null, false)]
    [TestCase("POST", true, true)]
    [TestCase("PATCH", false, false)]
    public void Tells_which_calls_may_be_repeated_after_an_unknown_outcome(string method, bool? isIdempotent, bool expected)
    {
        var activity = ActivityCatalog.Empty.WithHttp().Find("http:request")!;

        Assert.That(activity.MayRepeat(Some.Json(new { method, url = "https://partner.example", isIdempotent })), Is.EqualTo(expected));
        Assert.That(activity.MayRepeat(Some.Json(new { method })), Is.False, "input that does not fit is never sent");
    }

    [TestCase("text/plain; charset=iso-8859-1", "Gr\u00fc\u00dfe")]
    [TestCase("application/xml", "<a/>")]
    public async Task Returns_other_text_as_text(string contentType, string text)
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Response.ContentType = contentType;
            var encoding = contentType.Contains("8859", StringComparison.Ordinal) ? System.Text.Encoding.Latin1 : System.Text.Encoding.UTF8;
            return context.Response.Body.WriteAsync(encoding.GetBytes(text)).AsTask();
        });

        var answer = Completed(await partner.RunAsync(new { method = "GET", url = partner.Address }));

        Assert.That(answer.GetProperty("body").GetString(), Is.EqualTo(text));
    }

    [Test]
    public async Task An_answer_without_content_has_no_body()
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });

        var answer = Completed(await partner.RunAsync(new { method = "DELETE", url = partner.Address }));

        Assert.That(answer.GetProperty("body").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase(400, null, "HTTP_STATUS", "HTTP_400")]
    [TestCase(404, null, "HTTP_STATUS", "HTTP_404")]
    [TestCase(500, null, "HTTP_STATUS", "HTTP_500")]
    [TestCase(204, "200", "HTTP_STATUS", "HTTP_204")]
    [TestCase(302, null, "HTTP_STATUS", "HTTP_302")]
    public async Task A_status_that_is_not_expected_is_a_business_error(int status, string? expectedStatus, string code, string message)
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var outcome = await partner.RunAsync(new { method = "POST", url = partner.Address + "/secret-path", expectedStatus });

        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.BusinessError>());
        var error = (ActivityOutcome.BusinessError)outcome;
        Assert.That(error.Code, Is.EqualTo(code));
        Assert.That(error.Message, Does.StartWith(message).And.Not.Contain("secret-path"));
    }

    [Test]
    public async Task A_status_that_the_drawing_expects_is_an_answer()
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsJsonAsync(new { reason = "none" });
        });

        var answer = Completed(await partner.RunAsync(new { method = "GET", url = partner.Address, expectedStatus = "200-299, 404" }));

        Assert.That(answer.GetProperty("status").GetInt32(), Is.EqualTo(404));
    }

    [TestCase(429, "120", true, false, 120)]
    [TestCase(503, null, true, false, null)]
    [TestCase(408, null, true, false, null)]
    [TestCase(502, null, true, true, null)]
    [TestCase(504, "5", true, true, null)]
    public async Task A_partner_in_trouble_is_asked_again(int status, string? retryAfter, bool isTransient, bool isUnknown, int? seconds)
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });

        var failure = Failed(await partner.RunAsync(new { method = "GET", url = partner.Address }));

        Assert.Multiple(() =>
        {
            Assert.That(failure.Code, Is.EqualTo("HTTP_UNAVAILABLE"));
            Assert.That(failure.IsTransient, Is.EqualTo(isTransient));
            Assert.That(failure.OutcomeUnknown, Is.EqualTo(isUnknown));
            Assert.That(failure.RetryAfter, Is.EqualTo(seconds is { } wait ? TimeSpan.FromSeconds(wait) : (TimeSpan?)null));
        });
    }

    [Test]
    public async Task A_partner_that_is_not_there_has_done_nothing()
    {
        var partner = await PartnerBench.StartAsync(_ => Task.CompletedTask, ("AllowedHosts:0", "http://127.0.0.1:1"));
        await using (partner)
        {
            var failure = Failed(await partner.RunAsync(new { method = "POST", url = "http://127.0.0.1:1/" }));

            Assert.That((failure.Code, failure.IsTransient, failure.OutcomeUnknown), Is.EqualTo(("HTTP_UNAVAILABLE", true, false)));
        }
    }

    [Test]
    public async Task No_answer_in_time_is_an_unknown_outcome()
    {
        await using var partner = await PartnerBench.StartAsync(async context => await Task.Delay(Timeout.Infinite, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default));

        var failure = Failed(await partner.RunAsync(new { method = "POST", url = partner.Address, timeout = "PT0.2S" }));

        Assert.That((failure.Code, failure.OutcomeUnknown), Is.EqualTo(("HTTP_TIMEOUT", true)));
    }

    [Test]
    public async Task A_connection_that_breaks_before_the_answer_is_an_unknown_outcome()
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var failure = Failed(await partner.RunAsync(new { method = "POST", url = partner.Address }));

        Assert.That((failure.Code, failure.OutcomeUnknown), Is.EqualTo(("HTTP_UNAVAILABLE", true)));
    }

    [TestCase("application/json", "{\"a\":", "no JSON")]
    [TestCase("application/pdf", "%PDF", "application/pdf is neither JSON nor text")]
    [TestCase(null, "x", "no content type")]
    [TestCase("text/plain; charset=klingon", "x", "character set")]
    public async Task An_answer_that_cannot_be_used_is_for_a_person(string? contentType, string text, string reason)
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.Body.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text)).AsTask();
        });

        var failure = Failed(await partner.RunAsync(new { method = "GET", url = partner.Address }));

        Assert.That((failure.Code, failure.IsTransient), Is.EqualTo(("HTTP_ANSWER_INVALID", false)));
        Assert.That(failure.Message, Does.Contain(reason));
    }

    [Test]
    public async Task An_answer_beyond_the_limit_is_not_read_to_its_end()
    {
        await using var partner = await PartnerBench.StartAsync(
            async context =>
            {
                context.Response.ContentType = "text/plain";
                var chunk = new byte[1024];
                while (!context.RequestAborted.IsCancellationRequested)
                    await context.Response.Body.WriteAsync(chunk, context.RequestAborted).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
            },
            ("AllowedHosts:0", "http://127.0.0.1:{port}"),
            ("MaximumAnswerBytes", "4096"));

        var failure = Failed(await partner.RunAsync(new { method = "GET", url = partner.Address }));

        Assert.That(failure.Message, Does.Contain("larger than 4096 bytes"));
    }

    [TestCase("{\"method\":\"GET\",\"url\":\"ftp://x.example\"}", "url")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://me:word@x.example\"}", "url")]
    [TestCase("{\"method\":\"GET\",\"url\":\"/relative\"}", "url")]
    [TestCase("{\"method\":\"TRACE\",\"url\":\"https://x.example\"}", "method")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"body\":1}", "body")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"query\":{\"a\":{}}}", "query.a")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"headers\":{\"Host\":\"y\"}}", "headers.Host")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"headers\":{\"authorization\":\"y\"}}", "headers.authorization")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"headers\":{\"X-A\":\"1\\r\\nX-B: 2\"}}", "headers.X-A")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"headers\":{\"X A\":\"1\"}}", "headers")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"expectedStatus\":\"ok\"}", "expectedStatus")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"timeout\":\"PT6M\"}", "timeout")]
    [TestCase("{\"method\":\"GET\",\"url\":\"https://x.example\",\"timeout\":\"soon\"}", "timeout")]
    public async Task Input_that_does_not_fit_is_named_and_nothing_is_sent(string input, string named)
    {
        await using var partner = await PartnerBench.StartAsync(_ => Task.CompletedTask, ("AllowedHosts:0", "x.example"));

        var failure = Failed(await partner.RunAsync(Some.Json(input)));

        Assert.That(failure.Code, Is.EqualTo("INVALID_INPUT"));
        Assert.That(failure.Message, Does.Contain($"'{named}'"));
    }

    [Test]
    public async Task Logs_tell_host_and_outcome_and_nothing_of_the_case()
    {
        await using var partner = await PartnerBench.StartAsync(context => context.Response.WriteAsJsonAsync(new { name = "Erika-Answer" }));

        await partner.RunAsync(new
        {
            method = "POST",
            url = partner.Address + "/Erika-Path",
            query = new { name = "Erika-Query" },
            headers = new Dictionary<string, string> { ["X-Name"] = "Erika-Header" },
            body = new { name = "Erika-Body" },
        });

        Assert.That(partner.Log.Lines, Has.Some.Contain("POST to 127.0.0.1").And.Some.Contain("answered"));
        Assert.That(partner.Log.Lines, Has.None.Contain("Erika"));
    }

    private static JsonElement Completed(ActivityOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>(), outcome.ToString());
        return ((ActivityOutcome.Completed)outcome).Output;
    }

    private static ActivityFailure Failed(ActivityOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Failed>(), outcome.ToString());
        return ((ActivityOutcome.Failed)outcome).Failure;
    }
}
