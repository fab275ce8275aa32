using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MetroEGov.Activities;
using MetroEGov.Runtime.Tests.Connectors.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Runtime.Tests.Connectors.Guide;

public sealed class GuideTests
{
    [Test]
    public async Task The_guide_shows_the_code_that_is_compiled_here()
    {
        var code = await File.ReadAllTextAsync(GuideText.Beside("OrderBins.cs"));
        var tests = await File.ReadAllTextAsync(GuideText.Beside("GuideTests.cs"));
        var guide = await GuideText.ReadAsync();

        string[] parts =
        [
            .. new[] { "usings", "types", "activity" }.Select(name => Part(code, name)),
            .. new[] { "register", "services", "run" }.Select(name => Part(tests, name)),
        ];
        Assert.That(guide.Blocks, Is.EqualTo(parts), "every block of code in the guide is one of these");
    }

    [TestCase(HttpStatusCode.Created, "orderNumber")]
    [TestCase(HttpStatusCode.NotFound, "MUNICIPALITY_NOT_SERVED")]
    [TestCase(HttpStatusCode.ServiceUnavailable, "WASTE_UNAVAILABLE")]
    [TestCase(HttpStatusCode.Conflict, "WASTE_ANSWER")]
    public async Task The_guides_activity_runs(HttpStatusCode answer, string expected)
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => new Answering(answer)));
        // <services>
        services.AddHttpClient<OrderBins>(http => http.BaseAddress = new Uri("http://127.0.0.1:5090/"));
        // </services>
        var catalog = ActivityCatalog.Empty
            // <register>
            .With<OrderBins>()
            // </register>
            .With<LookUp>();
        await using var provider = services.BuildServiceProvider();

        // <run>
        var outcome = await catalog.Find("waste-collection:order-bins")!.InvokeAsync(
            provider, Some.Json(new { municipalityKey = "02000000", persons = 3 }), Some.Context(), CancellationToken.None);
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

    private sealed class Answering(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("A-1") });
    }
}

/// <summary>docs/write-an-activity.md with its blocks of code, in the order of the page.</summary>
internal sealed record GuideText(string Text, IReadOnlyList<string> Blocks)
{
    public static async Task<GuideText> ReadAsync()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "write-an-activity.md"));
        return new GuideText(text, [.. Regex.Matches(text, "```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline).Select(block => block.Groups["code"].Value)]);
    }

    public static string Repository() => Path.GetFullPath(Path.Combine(Beside(".."), "..", "..", ".."));

    public static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
