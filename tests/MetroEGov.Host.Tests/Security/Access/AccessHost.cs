using System.Net.Http.Headers;
using System.Text;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Tokens;
using MetroEGov.Host.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>A host with an account and a client for each single role, in two authorities.</summary>
internal sealed class AccessHost : IAsyncDisposable
{
    public const string Buchholz = "033530005";
    public const string Hamburg = "020000000";
    public const string UnknownKey = "123456789";

    private const string Secret = "a-secret-of-the-access-matrix";
    private const string Password = "A-Password-of-the-matrix-1";

    private readonly Dictionary<(string Role, string Authority), Visitor> _clients = [];
    private readonly Dictionary<string, (Visitor Visitor, string FormToken)> _people = [];

    private AccessHost(TestHost host) => Host = host;

    public TestHost Host { get; }

    public static async Task<AccessHost> StartAsync()
    {
        var access = new AccessHost(await TestHost.StartAsync());
        foreach (var role in Role.All)
        {
            foreach (var authority in new[] { Buchholz, Hamburg })
                access._clients[(role, authority)] = await access.ConnectAsync(role, authority);
            access._people[role] = await access.SignInAsync(role);
        }

        return access;
    }

    /// <summary>Sends the row's request as a client of Buchholz that has this one role.</summary>
    public Task<HttpResponseMessage> SendAsClientAsync(EndpointRow row, string role, string authority = Buchholz, string key = UnknownKey) =>
        SendAsync(_clients[(role, authority)].Http, RequestOf(row, key));

    /// <summary>Sends the row's request as a person of Buchholz who has this one role.</summary>
    public Task<HttpResponseMessage> SendAsPersonAsync(EndpointRow row, string role, string key = UnknownKey)
    {
        var (visitor, formToken) = _people[role];
        return SendAsync(visitor.Http, WithFormToken(row, RequestOf(row, key), formToken));
    }

    public async Task<HttpResponseMessage> SendAsNobodyAsync(EndpointRow row, Action<HttpRequestMessage>? change = null)
    {
        using var nobody = Host.NewVisitor();
        var request = RequestOf(row, UnknownKey);
        change?.Invoke(request);
        return await SendAsync(nobody.Http, request);
    }

    /// <summary>Sends a request as somebody who may: pages to a person, everything else to a client.</summary>
    public Task<HttpResponseMessage> SendAsAllowedAsync(EndpointRow row, HttpRequestMessage request, bool withFormToken = true)
    {
        var role = row.Who.Roles[0];
        if (!row.IsPage)
            return SendAsync(_clients[(role, Buchholz)].Http, request);
        var (visitor, formToken) = _people[role];
        return SendAsync(visitor.Http, withFormToken ? WithFormToken(row, request, formToken) : request);
    }

    public static HttpRequestMessage RequestOf(EndpointRow row, string key)
    {
        var request = new HttpRequestMessage(new HttpMethod(row.RequestMethod), row.Address(key));
        if (row.Json is { } json)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (row.Xml is { } xml)
            request.Content = new StringContent(xml, Encoding.UTF8, "application/xml");
        if (row.Text is { } text)
            request.Content = new StringContent(text, Encoding.UTF8, row.TextType);
        foreach (var (name, value) in row.Headers)
            request.Headers.Add(name, value);
        if (row.Form is { } form)
            request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        if (row.TakesFiles)
            request.Content = FileOf("no diagram");
        return request;
    }

    public static MultipartFormDataContent FileOf(string text) =>
        new() { { new StringContent(text, Encoding.UTF8, "application/octet-stream"), "resources", "nothing.bpmn" } };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        foreach (var (visitor, _) in _people.Values)
            visitor.Dispose();
        await Host.DisposeAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
            return await http.SendAsync(request);
    }

    // Whoever signs out is out for the next row: what everybody may needs no proof of a page.
    private static HttpRequestMessage WithFormToken(EndpointRow row, HttpRequestMessage request, string formToken)
    {
        if (!row.Who.IsPublic)
            request.Headers.Add("RequestVerificationToken", formToken);
        return request;
    }

    private async Task<Visitor> ConnectAsync(string role, string authority)
    {
        var clientId = $"matrix-{role}-{authority}";
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var registration = new ClientRegistration(clientId, Secret, clientId, authority, [role], ["matrix:nothing"], ["matrix.nothing"]);
            await registration.SaveAsync(scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>(), default);
        }

        var visitor = Host.NewVisitor();
        visitor.Http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await ApiClient.TokenAsync(visitor.Http, clientId, Secret));
        return visitor;
    }

    private async Task<(Visitor Visitor, string FormToken)> SignInAsync(string role)
    {
        var userName = $"matrix.{role}";
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var account = new Account { UserName = userName, DisplayName = userName, AuthorityKey = Buchholz };
            var created = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
            Assert.That(created.Succeeded, string.Join(" ", created.Errors.Select(error => error.Description)));
            var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
            db.Grants.Add(new AccountGrant { AccountId = account.Id, Role = role, AuthorityKey = Buchholz });
            await db.SaveChangesAsync();
        }

        var visitor = Host.NewVisitor();
        await visitor.SignInAsync(userName, Password);
        var page = await visitor.PageAsync("/privacy");
        return (visitor, page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!);
    }
}
