using MetroEGov.Host.Setup;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Security;

internal sealed class TrustedProxiesTests
{
    private const string Hsts = "Strict-Transport-Security";

    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.0/8")]
    [TestCase("10.1.0.0/16, 127.0.0.1")]
    public async Task A_trusted_proxy_says_that_TLS_was_used(string proxies)
    {
        await using var host = await TestHost.StartAsync(null, $"MetroEGov:TrustedProxies={proxies}");

        using var over = await AskAsync(host, "https");
        using var plain = await AskAsync(host, "http");

        Assert.That(over.Headers.GetValues(Hsts), Is.EqualTo(new[] { "max-age=31536000" }));
        Assert.That(plain.Headers.Contains(Hsts), Is.False);
    }

    [TestCase("")]
    [TestCase("10.1.0.0/16")]
    public async Task Nobody_else_does(string proxies)
    {
        await using var host = await TestHost.StartAsync(null, $"MetroEGov:TrustedProxies={proxies}");

        using var answer = await AskAsync(host, "https");

        Assert.That(answer.Headers.Contains(Hsts), Is.False);
    }

    [TestCase("proxy.example")]
    [TestCase("10.1.0.0/99")]
    public void What_is_no_address_is_refused_at_start(string proxies)
    {
        var refusal = Assert.ThrowsAsync<StartupException>(() => TestHost.StartAsync(null, $"MetroEGov:TrustedProxies={proxies}"))!;

        Assert.That(refusal.Message, Does.Contain("MetroEGov:TrustedProxies").And.Contain(proxies));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestHost host, string scheme)
    {
        using var visitor = host.NewVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        // To its own machine a host never says that it wants TLS for good.
        request.Headers.Host = "metroegov.example";
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return await visitor.Http.SendAsync(request);
    }
}
