using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using MetroEGov.Host.Security;
using MetroEGov.Host.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>
/// Every endpoint answers every wrong request in its own language, a problem document or a page, tells nothing of its inside, and has
/// changed nothing.
/// </summary>
internal sealed class AbuseTests
{
    private static readonly string[] TellTales = ["   at ", "Exception", AppContext.BaseDirectory, ".cs:line", "SQLite", "System."];

    private AccessHost _access = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _access = await AccessHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _access.DisposeAsync();

    [TestCaseSource(nameof(Rows))]
    public async Task A_wrong_request_gets_a_clear_answer_and_changes_nothing(EndpointRow row)
    {
        var before = StoredTables.Dump(_access.Host.DataDirectory);
        var problems = new List<string>();
        foreach (var abuse in Abuse.All.Where(abuse => abuse.Fits(row)))
        {
            using var answer = await _access.SendAsAllowedAsync(row, abuse.Make(row), withFormToken: !abuse.IsWithoutFormToken || row.IsForScripts);
            problems.AddRange((await ProblemsOfAsync(row, answer, abuse.Expected, abuse.IsRefusedUnread)).Select(problem => $"{abuse.Name}: {problem}"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(problems, Is.Empty);
            Assert.That(StoredTables.Dump(_access.Host.DataDirectory), Is.EqualTo(before), "something was changed");
        });
    }

    [TestCaseSource(nameof(Protected))]
    public async Task Without_a_token_that_counts_nothing_happens(EndpointRow row)
    {
        var before = StoredTables.Dump(_access.Host.DataDirectory);
        var tokens = new (string Name, AuthenticationHeaderValue? Value)[]
        {
            ("no token", null),
            ("a token of rubbish", new("Bearer", "rubbish")),
            ("a token without signature", new("Bearer", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwYXJraW5nLWFwcCJ9.")),
            ("an expired token", new("Bearer", TokenOf(row, validFor: TimeSpan.FromMinutes(-20)))),
            ("a scheme that nobody knows", new("Negotiate", "abc")),
        };
        var problems = new List<string>();
        foreach (var (name, value) in tokens)
        {
            using var answer = await _access.SendAsNobodyAsync(row, request => request.Headers.Authorization = value);
            // A browser without a session is led to the page for signing in.
            if (value is null && row.IsPage && answer.Headers.Location?.OriginalString.Contains("/sign-in?returnUrl", StringComparison.Ordinal) == true)
                continue;
            problems.AddRange((await ProblemsOfAsync(row, answer, HttpStatusCode.Unauthorized)).Select(problem => $"{name}: {problem}"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(problems, Is.Empty);
            Assert.That(StoredTables.Dump(_access.Host.DataDirectory), Is.EqualTo(before), "something was changed");
        });
    }

    [Test]
    public async Task A_token_made_like_the_expired_one_would_count_if_it_had_not_expired()
    {
        var row = AccessTable.Rows.Single(row => row.ToString() == "GET /v2/authentication/me");

        using var answer = await _access.SendAsNobodyAsync(
            row, request => request.Headers.Authorization = new("Bearer", TokenOf(row, validFor: TimeSpan.FromMinutes(20))));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_wrong_role_gets_a_problem_and_changes_nothing()
    {
        var before = StoredTables.Dump(_access.Host.DataDirectory);
        var problems = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            foreach (var role in Role.All.Where(role => !row.Who.Includes(role)))
            {
                using var answer = await _access.SendAsClientAsync(row, role);
                problems.AddRange((await ProblemsOfAsync(row, answer, HttpStatusCode.Forbidden)).Select(problem => $"{row} as {role}: {problem}"));
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(problems, Is.Empty);
            Assert.That(StoredTables.Dump(_access.Host.DataDirectory), Is.EqualTo(before), "something was changed");
        });
    }

    [Test]
    public async Task What_belongs_to_another_authority_looks_like_what_does_not_exist()
    {
        using var clerk = await _access.Host.SignedInAsync("a.petersen");
        var task = await Permits.BeginAsync(clerk);
        var keys = new Dictionary<KeyOf, string>
        {
            [KeyOf.Task] = Permits.TaskKeyOf(task),
            [KeyOf.Instance] = task.Element("a[href^='/cases/']").GetAttribute("href")!.Split('/', '?')[2],
        };
        var before = StoredTables.Dump(_access.Host.DataDirectory);
        var problems = new List<string>();
        foreach (var row in AccessTable.Rows.Where(row => keys.ContainsKey(row.Key)))
        {
            // Operations see where the cases of all authorities stand; that they see no values is shown elsewhere.
            foreach (var role in row.Who.Roles.Where(role => role != Role.Operator))
            {
                using var answer = await _access.SendAsClientAsync(row, role, AccessHost.Hamburg, keys[row.Key]);
                // A form of a page wants the proof of its page before anything else.
                HttpStatusCode? expected = row is { IsPage: true, Method: "POST" } ? null : HttpStatusCode.NotFound;
                if (row.ToString() == "POST /v2/user-tasks/{key}/assignment")
                    expected = HttpStatusCode.BadRequest;
                problems.AddRange((await ProblemsOfAsync(row, answer, expected)).Select(problem => $"{row} as {role}: {problem}"));
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(problems, Is.Empty);
            Assert.That(StoredTables.Dump(_access.Host.DataDirectory), Is.EqualTo(before), "something was changed");
        });
    }

    private static IEnumerable<EndpointRow> Rows() => AccessTable.Rows;

    private static IEnumerable<EndpointRow> Protected() => AccessTable.Rows.Where(row => !row.Who.IsPublic);

    private static async Task<List<string>> ProblemsOfAsync(EndpointRow row, HttpResponseMessage answer, HttpStatusCode? expected, bool mayBeUnread = false)
    {
        var status = (int)answer.StatusCode;
        var text = await answer.Content.ReadAsStringAsync();
        var problems = new List<string>();
        if (expected is { } wanted && answer.StatusCode != wanted && !(row.AnswersAsOAuth && status is 400 or 401) && !(row.IsAddressedFirst && status == 404))
            problems.Add($"{status} instead of {(int)wanted}");
        if (status >= 500)
            problems.Add($"{status}");
        if (status >= 400)
        {
            problems.AddRange(TellTales.Where(tale => text.Contains(tale, StringComparison.Ordinal)).Select(tale => $"the answer {status} tells '{tale}'"));
            if (!(mayBeUnread && text.Length == 0) && !IsInItsLanguage(row, answer, text))
                problems.Add($"{status} as {answer.Content.Headers.ContentType}: {text[..Math.Min(text.Length, 80)]}");
        }

        return problems;
    }

    private static bool IsInItsLanguage(EndpointRow row, HttpResponseMessage answer, string text)
    {
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (row.IsPage && !(row.IsForScripts && type == "application/problem+json"))
            return type == "text/html" && text.Contains("<h1", StringComparison.Ordinal);
        if (row.AnswersAsOAuth && type == "application/json")
            return JsonSerializer.Deserialize<JsonElement>(text).TryGetProperty("error", out _);
        if (type != "application/problem+json")
            return false;
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        return problem.GetProperty("status").GetInt32() == (int)answer.StatusCode
            && problem.GetProperty("title").GetString() is { Length: > 0 }
            && problem.GetProperty("detail").GetString() is { Length: > 0 };
    }

    /// <summary>Signed and sealed with the host's own keys, as the token server does it.</summary>
    private string TokenOf(EndpointRow row, TimeSpan validFor)
    {
        var role = row.Who.Roles[0];
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://metroegov.example/",
            IssuedAt = now.AddHours(-1),
            Expires = now + validFor,
            TokenType = "at+jwt",
            SigningCredentials = new(RsaKeyOf("token-signing"), SecurityAlgorithms.RsaSha256),
            EncryptingCredentials = new(RsaKeyOf("token-encryption"), SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "matrix",
                [Requester.ClientClaim] = "true",
                [Requester.AuthorityClaim] = AccessHost.Buchholz,
                [Grant.ClaimType] = $"{role}@{AccessHost.Buchholz}",
            },
        });
    }

    private RsaSecurityKey RsaKeyOf(string name)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText(Path.Combine(_access.Host.DataDirectory, "keys", name + ".pem")));
        return new RsaSecurityKey(rsa) { KeyId = Convert.ToHexStringLower(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()))[..16] };
    }
}
