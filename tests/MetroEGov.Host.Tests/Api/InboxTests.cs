using System.Net;
using System.Text;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Api;

/// <summary>Where registries deliver; what they deliver is the connector's own test.</summary>
internal sealed class InboxTests
{
    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase("guessed", HttpStatusCode.Unauthorized)]
    [TestCase("agreed", HttpStatusCode.BadRequest)]
    public async Task Only_who_knows_the_secret_is_listened_to(string? secret, HttpStatusCode expected)
    {
        await using var host = await TestHost.StartAsync(null, "Registries:Resident:InboxToken=agreed");
        using var registry = host.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/inbox/resident-registry")
        {
            Content = new StringContent("<no-message/>", Encoding.UTF8, "application/xml"),
        };
        if (secret is not null)
            request.Headers.Add("Authorization", $"Bearer {secret}");

        using var answer = await registry.Http.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }
}
