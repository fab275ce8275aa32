using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MetroEGov.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Runtime.Tests.Connectors.Guide;

public sealed class GuideTests
{
    [Test]
    public async Task The_guide_shows_the_code_that_is_compiled_here()
    {
        var code = await File.ReadAllTextAsync(Beside("OrderBins.cs"));
        var tests = await File.ReadAllTextAsync(Beside("GuideTests.cs"));
        var guide = await File.ReadAllTextAsync(Path.Combine(Beside(".."), "..", "..", "..", "docs", "write-an-activity.md"));

        foreach (var part in new[] { Part(code, "types"), Part(code, "activity"), Part(tests, "register"), Part(tests, "run") })
            Assert.That(guide, Does.Contain("```csharp\n" + part + "\n```"));
        Assert.That(Regex.Count(guide, "```csharp"), Is.EqualTo(4), "every block of code in the guide is one of these");
    }

    [TestCase(HttpStatusCode.Created, "orderNumber")]
    [TestCase(HttpStatusCode.NotFound, "MUNICIPALITY_NOT_SERVED")]
    [TestCase(HttpStatusCode.ServiceUnavailable, "WASTE_UNAVAILABLE")]
    [TestCase(HttpStatusCode.Conflict, "WASTE_ANSWER")]
    public async Task The_guides_activity_runs(HttpStatusCode answer, string expected)
    {
        using var http = new HttpClient(new Answering(answer)) { BaseAddress = new Uri("http://127.0.0.1/") };

        // <register>
        var catalog = ActivityCatalog.Empty.With(services => new OrderBins(services.GetRequiredService<HttpClient>()));
        // </register>
        using var services = new ServiceCollection().AddSingleton(http).AddSingleton(catalog).BuildServiceProvider();
        // <run>
        var outcome = await catalog.Find("waste-collection:order-bins")!.InvokeAsync(
            services, Some.Json(new { municipalityKey = "02000000", persons = 3 }), Some.Context(), CancellationToken.None);
        // </run>

        var told = outcome switch
        {
            ActivityOutcome.Completed completed => completed.Output.GetRawText(),
            ActivityOutcome.BusinessError error => error.Code,
            ActivityOutcome.Failed failed => failed.Failure.Code,
            _ => "",
        };
        Assert.That(told, Does.Contain(expected));
    }

    private static string Part(string code, string name)
    {
        var lines = code.Split('\n').SkipWhile(line => !line.EndsWith($"// <{name}>", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.EndsWith($"// </{name}>", StringComparison.Ordinal))
            .ToList();
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);

    private sealed class Answering(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("A-1") });
    }
}
