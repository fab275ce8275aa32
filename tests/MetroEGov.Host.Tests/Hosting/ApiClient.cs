using System.Net.Http.Headers;
using System.Text.Json;
using MetroEGov.Host.Setup;

namespace MetroEGov.Host.Tests.Hosting;

/// <summary>Clients of the token server.</summary>
internal static class ApiClient
{
    /// <summary>A visitor that carries a client's token.</summary>
    public static async Task<Visitor> ConnectAsync(TestHost host, string clientId)
    {
        var visitor = host.NewVisitor();
        visitor.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(visitor.Http, clientId));
        return visitor;
    }

    public static Task<string> TokenAsync(HttpClient http, string clientId) =>
        TokenAsync(http, clientId, DemoSeed.Load().Clients.Single(client => client.ClientId == clientId).Secret);

    public static async Task<string> TokenAsync(HttpClient http, string clientId, string secret)
    {
        using var answer = await AskForTokenAsync(http, clientId, secret);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, $"No token for {clientId}: {body}");
        return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("access_token").GetString()!;
    }

    public static async Task<HttpResponseMessage> AskForTokenAsync(HttpClient http, string clientId, string secret)
    {
        using var content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "client_credentials"),
            KeyValuePair.Create("client_id", clientId),
            KeyValuePair.Create("client_secret", secret),
        ]);
        return await http.PostAsync(new Uri("/connect/token", UriKind.Relative), content);
    }
}
