using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Security;

internal sealed class TokenTests
{
    [Test]
    public async Task A_client_gets_a_token_and_is_known_by_it()
    {
        using var client = SharedHost.Current.NewVisitor();

        var token = await ApiClient.TokenAsync(client.Http, "parking-app");
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var (status, me) = await client.GetJsonAsync("/v2/authentication/me");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(me.GetProperty("username").GetString(), Is.EqualTo("parking-app"));
        Assert.That(me.GetProperty("roles")[0].GetString(), Is.EqualTo("integrator"));
        Assert.That(me.GetProperty("authority").GetProperty("name").GetString(), Is.EqualTo("Stadt Buchholz in der Nordheide"));
    }

    [Test]
    public async Task A_wrong_secret_gets_no_token()
    {
        using var client = SharedHost.Current.NewVisitor();

        using var answer = await ApiClient.AskForTokenAsync(client.Http, "parking-app", "guessed");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("invalid_client"));
    }

    [Test]
    public async Task A_forged_token_is_refused_with_a_problem_document()
    {
        using var client = SharedHost.Current.NewVisitor();
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "eyJhbGciOiJub25lIn0.e30.");

        using var answer = await client.Http.GetAsync(new Uri("/v2/authentication/me", UriKind.Relative));
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(401));
    }

    [Test]
    public async Task An_empty_authorization_header_counts_as_none()
    {
        using var clerk = await SharedHost.Current.SignedInAsync("a.petersen");
        clerk.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "");

        var (status, me) = await clerk.GetJsonAsync("/v2/authentication/me");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(me.GetProperty("username").GetString(), Is.EqualTo("a.petersen"));
    }

    [Test]
    public async Task Tokens_and_sessions_survive_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("metroegov-restart-").FullName;
        try
        {
            string token;
            await using (var first = await TestHost.StartAsync(data))
            {
                using var client = first.NewVisitor();
                token = await ApiClient.TokenAsync(client.Http, "parking-app");
            }

            await using var second = await TestHost.StartAsync(data);
            using var again = second.NewVisitor();
            again.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var (status, _) = await again.GetJsonAsync("/v2/authentication/me");

            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Test]
    public async Task A_cookie_alone_changes_nothing_over_the_api()
    {
        using var clerk = await SharedHost.Current.SignedInAsync("a.petersen");

        var (status, problem) = await clerk.PostJsonAsync("/v2/process-instances", new { processDefinitionId = "permit" });

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("RequestVerificationToken"));
    }
}
