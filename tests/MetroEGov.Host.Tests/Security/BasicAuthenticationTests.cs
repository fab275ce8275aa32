using System.Net;
using System.Text;
using System.Text.Json;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Security;

/// <summary>Name and secret in every request, as the clients of the dialect send them with CAMUNDA_AUTH_STRATEGY=BASIC. Source: RFC 7617.</summary>
internal sealed class BasicAuthenticationTests
{
    private const string Me = "/v2/authentication/me";
    private const string ClientSecret = "demo-secret-parking-app";

    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _host = await TestHost.StartAsync(null, "MetroEGov:BasicAuthentication=true", "MetroEGov:TrustedProxies=127.0.0.1");

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task A_client_is_known_by_its_id_and_secret()
    {
        var (status, me, _) = await AskAsync(Basic("parking-app", ClientSecret));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(me.GetProperty("username").GetString(), Is.EqualTo("parking-app"));
        Assert.That(me.GetProperty("roles")[0].GetString(), Is.EqualTo("integrator"));
    }

    [Test]
    public async Task A_person_is_known_by_sign_in_name_and_password()
    {
        var (status, me, _) = await AskAsync(Basic("a.petersen", TestHost.PasswordOf("a.petersen")));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(me.GetProperty("username").GetString(), Is.EqualTo("a.petersen"));
    }

    [Test]
    public async Task What_a_client_sends_needs_no_token_of_a_page()
    {
        using var visitor = _host.NewVisitor();
        visitor.Http.DefaultRequestHeaders.Add("Authorization", Basic("a.petersen", TestHost.PasswordOf("a.petersen")));

        var (status, _) = await visitor.PostJsonAsync("/v2/user-tasks/search", new { });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("basic cGFya2luZy1hcHA6ZGVtby1zZWNyZXQtcGFya2luZy1hcHA=", 200, TestName = "The name of the scheme has no case")]
    [TestCase("Basic   cGFya2luZy1hcHA6ZGVtby1zZWNyZXQtcGFya2luZy1hcHA=", 200, TestName = "Spaces before the credentials")]
    [TestCase("Basic cGFya2luZy1hcHA6d3Jvbmc=", 401, TestName = "A wrong secret")]
    [TestCase("Basic bm9ib2R5Ong=", 401, TestName = "A name that nobody has")]
    [TestCase("Basic cGFya2luZy1hcHA=", 401, TestName = "No colon")]
    [TestCase("Basic OmRlbW8=", 401, TestName = "No name")]
    [TestCase("Basic ####", 401, TestName = "No Base64")]
    [TestCase("Basic //79", 401, TestName = "No UTF-8")]
    [TestCase("Basic cGFya2luZwA6eA==", 401, TestName = "NUL in the name")]
    [TestCase("Basic ", 401, TestName = "Nothing but the scheme")]
    [TestCase("", 401, TestName = "An empty header is none")]
    [TestCase(null, 401, TestName = "No header")]
    public async Task Header(string? header, int expected)
    {
        var (status, answer, challenge) = await AskAsync(header);

        Assert.That((int)status, Is.EqualTo(expected));
        Assert.That(challenge, Is.EqualTo(expected == 401 ? "Basic realm=\"MetroEGov\", charset=\"UTF-8\"" : ""));
        if (expected == 401)
            Assert.That(answer.GetProperty("title").GetString(), Is.EqualTo("UNAUTHENTICATED"));
    }

    [Test]
    public async Task An_empty_header_beside_a_session_counts_as_none()
    {
        using var clerk = await _host.SignedInAsync("a.petersen");
        clerk.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "");

        var (status, _) = await clerk.GetJsonAsync(Me);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_token_is_still_taken()
    {
        using var client = await ApiClient.ConnectAsync(_host, "parking-app");

        var (status, _) = await client.GetJsonAsync(Me);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/tasks")]
    [TestCase("/operations/jobs")]
    public async Task Pages_let_nobody_in_by_it(string path)
    {
        using var visitor = _host.NewVisitor();
        visitor.Http.DefaultRequestHeaders.Add("Authorization", Basic("m.yilmaz", TestHost.PasswordOf("m.yilmaz")));

        using var answer = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme), Does.Not.Contain("Basic"));
    }

    [Test]
    public async Task A_browser_is_neither_asked_for_it_nor_let_in_by_what_it_remembers()
    {
        var asked = await AskAsync(null, ("Sec-Fetch-Site", "same-origin"));
        var remembered = await AskAsync(Basic("parking-app", ClientSecret), ("Sec-Fetch-Site", "cross-site"));

        Assert.That((asked.Status, asked.Challenge), Is.EqualTo((HttpStatusCode.Unauthorized, "")));
        Assert.That((remembered.Status, remembered.Challenge), Is.EqualTo((HttpStatusCode.Forbidden, "")));
        Assert.That(remembered.Answer.GetProperty("detail").GetString(), Does.Contain("for programs"));
    }

    [TestCase("http", HttpStatusCode.Forbidden)]
    [TestCase("https", HttpStatusCode.OK)]
    public async Task From_another_machine_only_over_TLS(string scheme, HttpStatusCode expected)
    {
        var (status, _, _) = await AskAsync(Basic("parking-app", ClientSecret), ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", scheme));

        Assert.That(status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Unless_switched_on_it_lets_nobody_in_and_nobody_is_asked_for_it()
    {
        using var visitor = SharedHost.Current.NewVisitor();
        visitor.Http.DefaultRequestHeaders.Add("Authorization", Basic("parking-app", ClientSecret));

        using var answer = await visitor.Http.GetAsync(new Uri(Me, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme), Does.Not.Contain("Basic"));
    }

    [Test]
    public async Task An_account_is_locked_after_five_wrong_passwords_on_the_page_as_well()
    {
        var wrong = Basic("j.lorenzen", "wrong");
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.That((await AskAsync(wrong)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

        var (right, _, _) = await AskAsync(Basic("j.lorenzen", TestHost.PasswordOf("j.lorenzen")));
        using var visitor = _host.NewVisitor();
        var page = await visitor.SignInAsync("j.lorenzen", TestHost.PasswordOf("j.lorenzen"));

        Assert.That(right, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((int)page.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task After_too_many_wrong_secrets_an_address_waits_and_right_ones_never_count()
    {
        await using var host = await TestHost.StartAsync(null, "MetroEGov:BasicAuthentication=true", "MetroEGov:SignInAttemptsPerMinute=3");
        using var visitor = host.NewVisitor();
        var right = Enumerable.Repeat(Basic("parking-app", ClientSecret), 5).ToList();
        var wrong = Enumerable.Repeat(Basic("parking-app", "guessed"), 3).ToList();

        var statuses = new List<int>();
        foreach (var header in right.Concat(wrong).Concat(right.Take(1)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Me);
            request.Headers.Add("Authorization", header);
            using var answer = await visitor.Http.SendAsync(request);
            statuses.Add((int)answer.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 200, 200, 401, 401, 401, 429 }));
    }

    private static string Basic(string name, string secret) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}"));

    private async Task<(HttpStatusCode Status, JsonElement Answer, string Challenge)> AskAsync(string? header, params (string Name, string Value)[] headers)
    {
        using var visitor = _host.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, Me);
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await visitor.Http.SendAsync(request);
        return (
            answer.StatusCode,
            JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()),
            string.Join(", ", answer.Headers.WwwAuthenticate));
    }
}
