using System.Net;
using MetroEGov.Host.Setup;

namespace MetroEGov.Host.Tests.Security;

internal sealed class TokenAudienceTests
{
    [Test]
    public async Task A_client_that_names_an_audience_gets_its_token()
    {
        using var visitor = SharedHost.Current.NewVisitor();
        using var request = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "client_credentials"),
            KeyValuePair.Create("client_id", "parking-app"),
            KeyValuePair.Create("client_secret", DemoSeed.Load().Clients.Single(client => client.ClientId == "parking-app").Secret),
            KeyValuePair.Create("audience", "zeebe-api"),
        ]);

        using var answer = await visitor.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }
}
