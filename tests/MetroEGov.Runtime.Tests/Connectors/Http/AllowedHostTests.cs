using System.Net;
using MetroEGov.Activities;
using MetroEGov.Connectors.Http;
using Microsoft.AspNetCore.Http;

namespace MetroEGov.Runtime.Tests.Connectors.Http;

/// <summary>What a drawing can reach: only what the operator has listed, wherever a name may lead (server-side request forgery).</summary>
public sealed class AllowedHostTests
{
    [TestCase("partner.example", "https://partner.example/a?b=1", true)]
    [TestCase("partner.example", "https://PARTNER.example./", true)]
    [TestCase("partner.example", "https://partner.example:8443/", false)]
    [TestCase("partner.example", "http://partner.example/", false)]
    [TestCase("partner.example", "https://partner.example.evil.example/", false)]
    [TestCase("partner.example", "https://evilpartner.example/", false)]
    [TestCase("partner.example:8443", "https://partner.example:8443/", true)]
    [TestCase("partner.example:8443", "https://partner.example/", false)]
    [TestCase("*.example.org", "https://a.example.org/", true)]
    [TestCase("*.example.org", "https://a.b.example.org/", true)]
    [TestCase("*.example.org", "https://example.org/", false)]
    [TestCase("*.example.org", "https://badexample.org/", false)]
    [TestCase("http://intern.example", "http://intern.example/", true)]
    [TestCase("http://intern.example", "https://intern.example/", false)]
    [TestCase("bücher.example", "https://xn--bcher-kva.example/", true)]
    [TestCase("[2001:db8::1]", "https://[2001:db8:0::1]/", true)]
    [TestCase("10.0.0.1", "https://167772161/", true, Description = "the same address written as a number")]
    [TestCase("", "https://partner.example/", false)]
    public void Lists_scheme_host_and_port(string entry, string address, bool expected)
    {
        var problems = new List<string>();
        var hosts = HostList.Parse("AllowedHosts", entry.Length == 0 ? [] : [entry], problems);

        Assert.That(problems, Is.Empty);
        Assert.That(hosts.Contains(new Uri(address)), Is.EqualTo(expected));
    }

    [TestCase("*")]
    [TestCase("*.")]
    [TestCase("ftp://partner.example")]
    [TestCase("partner.example/path")]
    [TestCase("me@partner.example")]
    [TestCase("*.127.0.0.1")]
    [TestCase("partner example")]
    [TestCase("")]
    public void An_entry_that_is_no_host_is_named(string entry)
    {
        var options = new HttpActivityOptions();
        options.AllowedHosts.Add(entry);

        Assert.That(new HttpRules(options).Problems, Has.Length.EqualTo(1).And.ItemAt(0).Contain("MetroEGov:Http:AllowedHosts"));
    }

    // Source: IANA special-purpose address registries (RFC 6890 and updates).
    [TestCase("93.184.215.14", true)]
    [TestCase("2606:4700::6810:85e5", true)]
    [TestCase("127.0.0.1", false)]
    [TestCase("127.200.3.4", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("169.254.169.254", false, Description = "metadata of cloud machines")]
    [TestCase("172.16.0.1", false)]
    [TestCase("172.32.0.1", true)]
    [TestCase("192.168.178.1", false)]
    [TestCase("198.18.0.1", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:10.0.0.1", false, Description = "IPv4 in IPv6")]
    [TestCase("::ffff:93.184.215.14", true)]
    [TestCase("64:ff9b::a00:1", false, Description = "NAT64 of 10.0.0.1")]
    [TestCase("2002:a00:1::", false, Description = "6to4 of 10.0.0.1")]
    [TestCase("fc00::1", false)]
    [TestCase("fd12:3456::1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("ff02::1", false)]
    public void Only_public_addresses_are_connected_to(string address, bool expected)
    {
        var options = new HttpActivityOptions();
        options.AllowedHosts.Add("partner.example");

        Assert.That(new HttpRules(options).Networks.MayConnect(IPAddress.Parse(address)), Is.EqualTo(expected));
    }

    [TestCase("10.20.0.0/16", "10.20.3.4", true)]
    [TestCase("10.20.0.0/16", "10.21.3.4", false)]
    [TestCase("fd12::/16", "fd12::7", true)]
    public void A_network_that_is_listed_is_connected_to(string network, string address, bool expected)
    {
        var options = new HttpActivityOptions();
        options.AllowedNetworks.Add(network);

        Assert.That(new HttpRules(options).Networks.MayConnect(IPAddress.Parse(address)), Is.EqualTo(expected));
    }

    [TestCase(0, 8, 64)]
    [TestCase(1024, 0, 64)]
    [TestCase(1024, 8, -1)]
    public void Limits_that_let_nothing_through_are_refused(int bytes, int concurrent, int waiting)
    {
        var options = new HttpActivityOptions { MaximumAnswerBytes = bytes, ConcurrentCallsPerHost = concurrent, WaitingCallsPerHost = waiting };

        Assert.That(new HttpRules(options).Problems, Has.Length.EqualTo(1).And.ItemAt(0).Contain("MetroEGov:Http"));
    }

    [Test]
    public async Task A_host_that_is_not_listed_is_not_called()
    {
        await using var partner = await PartnerBench.StartAsync(_ => Task.CompletedTask, ("AllowedHosts:0", "partner.example"));

        var failure = await FailureAsync(partner, new { method = "GET", url = partner.Address });

        Assert.That((failure.Code, failure.IsTransient), Is.EqualTo(("HTTP_NOT_ALLOWED", false)));
        Assert.That(failure.Message, Does.Contain("MetroEGov:Http:AllowedHosts"));
        Assert.That(partner.Received, Is.Empty);
    }

    [Test]
    public async Task A_listed_name_that_leads_inside_is_not_called()
    {
        await using var partner = await PartnerBench.StartAsync(_ => Task.CompletedTask, ("AllowedHosts:0", "http://partner.example:{port}"));

        var failure = await FailureAsync(partner, new { method = "GET", url = $"http://partner.example:{new Uri(partner.Address).Port}/" });

        Assert.That((failure.Code, failure.IsTransient), Is.EqualTo(("HTTP_NOT_ALLOWED", false)));
        Assert.That(failure.Message, Does.Contain("MetroEGov:Http:AllowedNetworks"));
        Assert.That(partner.Received, Is.Empty);
    }

    [Test]
    public async Task A_listed_name_in_a_listed_network_is_called()
    {
        await using var partner = await PartnerBench.StartAsync(
            context => context.Response.WriteAsJsonAsync(1),
            ("AllowedHosts:0", "http://partner.example:{port}"),
            ("AllowedNetworks:0", "127.0.0.0/8"));

        var outcome = await partner.RunAsync(new { method = "GET", url = $"http://partner.example:{new Uri(partner.Address).Port}/" });

        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>());
    }

    [Test]
    public async Task A_redirect_within_the_host_is_followed()
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            if (context.Request.Path == "/new")
                return context.Response.WriteAsJsonAsync("there");
            context.Response.Redirect("/new");
            return Task.CompletedTask;
        });

        var outcome = await partner.RunAsync(new { method = "GET", url = partner.Address + "/old" });

        Assert.That(((ActivityOutcome.Completed)outcome).Output.GetProperty("body").GetString(), Is.EqualTo("there"));
    }

    [TestCase("http://127.0.0.1:1/")]
    [TestCase("//169.254.169.254/latest/meta-data")]
    [TestCase("/again")]
    public async Task A_redirect_to_elsewhere_or_without_end_is_not_followed(string target)
    {
        await using var partner = await PartnerBench.StartAsync(context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        });

        var failure = await FailureAsync(partner, new { method = "GET", url = partner.Address });

        Assert.That(failure.Code, Is.EqualTo("HTTP_NOT_ALLOWED"));
    }

    [TestCase("BearerToken", "t0ken", "Authorization", "Bearer t0ken")]
    [TestCase("HeaderName", "X-Key", "X-Key", "s3cret")]
    [TestCase("UserName", "waste", "Authorization", "Basic d2FzdGU6bWF0Y2g=")]
    public async Task A_credential_goes_to_its_hosts(string setting, string value, string header, string expected)
    {
        await using var partner = await PartnerBench.StartAsync(
            context => context.Response.WriteAsJsonAsync(1),
            ("AllowedHosts:0", "http://127.0.0.1:{port}"),
            ("Credentials:waste:Hosts:0", "http://127.0.0.1:{port}"),
            ($"Credentials:waste:{setting}", value),
            (setting == "HeaderName" ? "Credentials:waste:HeaderValue" : "Unused", "s3cret"),
            (setting == "UserName" ? "Credentials:waste:Password" : "Unused2", "match"));

        await partner.RunAsync(new { method = "GET", url = partner.Address, credential = "waste" });

        Assert.That(partner.Received.Single().Headers[header], Is.EqualTo(expected));
    }

    [TestCase("waste", "http://other.example", Description = "set up for another host")]
    [TestCase("wast", "http://127.0.0.1:{port}", Description = "not set up at all")]
    public async Task A_credential_goes_nowhere_else(string named, string host)
    {
        await using var partner = await PartnerBench.StartAsync(
            _ => Task.CompletedTask,
            ("AllowedHosts:0", "http://127.0.0.1:{port}"),
            ("Credentials:waste:Hosts:0", host),
            ("Credentials:waste:BearerToken", "t0ken"));

        var failure = await FailureAsync(partner, new { method = "GET", url = partner.Address, credential = named });

        Assert.That(failure.Code, Is.EqualTo("HTTP_CREDENTIAL_UNKNOWN"));
        Assert.That(partner.Received, Is.Empty);
    }

    [Test]
    public void A_credential_that_is_incomplete_is_named()
    {
        var options = new HttpActivityOptions();
        options.Credentials["waste"] = new HttpCredential { UserName = "waste" };

        Assert.That(new HttpRules(options).Problems.Single(), Is.EqualTo("MetroEGov:Http:Credentials:waste has a UserName without a Password."));
    }

    private static async Task<ActivityFailure> FailureAsync(PartnerBench partner, object input) =>
        ((ActivityOutcome.Failed)await partner.RunAsync(input)).Failure;
}
