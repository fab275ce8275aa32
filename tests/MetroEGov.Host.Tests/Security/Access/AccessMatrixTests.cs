using System.Net;
using System.Text.RegularExpressions;
using MetroEGov.Host.Security;
using MetroEGov.Host.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>Every endpoint for every role, for clients and for people: who may gets in, nobody else does.</summary>
internal sealed partial class AccessMatrixTests
{
    private AccessHost _access = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _access = await AccessHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _access.DisposeAsync();

    [Test]
    public void Every_endpoint_has_its_row_and_every_row_its_endpoint()
    {
        var endpoints = EndpointsOf(_access.Host);
        var rows = AccessTable.Rows.Select(row => row.ToString()).ToList();
        var missing = endpoints.Except(rows).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(missing, Is.Empty, MissingRows.Advice(missing));
            Assert.That(rows.Except(endpoints), Is.Empty, $"These rows have no endpoint any more. Take them out of {MissingRows.Folder}.");
            Assert.That(rows, Is.Unique);
        });
    }

    [TestCaseSource(nameof(Rows))]
    public async Task A_client_gets_in_with_a_role_that_may_and_with_no_other(EndpointRow row)
    {
        var found = new List<string>();
        foreach (var role in Role.All)
        {
            using var answer = await _access.SendAsClientAsync(row, role);
            if (!IsRefused(answer))
                found.Add(role);
        }

        Assert.That(found, Is.EquivalentTo(row.Who.Roles), $"Roles that clients get in with at {row}, against its row in {MissingRows.Folder}.");
    }

    [TestCaseSource(nameof(Rows))]
    public async Task A_person_gets_in_with_a_role_that_may_and_with_no_other(EndpointRow row)
    {
        var found = new List<string>();
        foreach (var role in Role.All)
        {
            using var answer = await _access.SendAsPersonAsync(row, role);
            if (!IsRefused(answer))
                found.Add(role);
        }

        Assert.That(
            found,
            Is.EquivalentTo(row.IsForClients ? [] : row.Who.Roles),
            $"Roles that people get in with at {row}, against its row in {MissingRows.Folder}.");
    }

    [TestCaseSource(nameof(Rows))]
    public async Task Without_sign_in_and_token_only_what_is_public_answers(EndpointRow row)
    {
        using var answer = await _access.SendAsNobodyAsync(row);

        Assert.That(IsRefused(answer), Is.EqualTo(!row.Who.IsPublic), $"{(int)answer.StatusCode}");
    }

    [Test]
    public void The_document_for_people_shows_this_table() => RolesDocument.Compare();

    private static IEnumerable<EndpointRow> Rows() => AccessTable.Rows;

    // A browser without a session is led to the page for signing in.
    private static bool IsRefused(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || answer.Headers.Location?.OriginalString.Contains("/sign-in?returnUrl", StringComparison.Ordinal) == true;

    private static List<string> EndpointsOf(TestHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
                .Where(method => method != "HEAD")
                .Select(method => $"{method} {PatternOf(endpoint)}"))
            .Distinct(),
    ];

    private static string PatternOf(RouteEndpoint endpoint)
    {
        var pattern = Constraint().Replace(endpoint.RoutePattern.RawText!, "{$1}").TrimEnd('/');
        return pattern.StartsWith('/') ? pattern : "/" + pattern;
    }

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Constraint();
}
