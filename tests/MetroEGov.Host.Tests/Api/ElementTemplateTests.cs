using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetroEGov.Host.Tests.Api;

/// <summary>
/// What the palette gets is read by the validator of the bpmn-io modelers themselves (element-templates-validator, from the designer's
/// own packages): every template of this host, in both languages.
/// </summary>
internal sealed class ElementTemplateTests
{
    private const string Validate = """
        const { validateAllZeebe } = require('@bpmn-io/element-templates-validator');
        let text = '';
        process.stdin.on('data', part => text += part).on('end', () => {
          const { results } = validateAllZeebe(JSON.parse(text));
          const problems = results.filter(result => !result.valid)
            .map(result => result.object.id + ': ' + result.errors.map(error => error.message).join('; '));
          process.stdout.write(JSON.stringify({ read: results.length, problems }));
        });
        """;

    [TestCase("en")]
    [TestCase("de")]
    public async Task Every_template_passes_the_validator_of_the_modelers(string language)
    {
        var templates = await TemplatesAsync(language);

        var (read, problems) = await ValidateAsync(templates.GetRawText());

        Assert.That(problems, Is.Empty);
        Assert.That(read, Is.EqualTo(templates.GetArrayLength()).And.GreaterThanOrEqualTo(6));
    }

    [Test]
    public async Task A_template_without_a_name_does_not_pass()
    {
        var templates = JsonNode.Parse((await TemplatesAsync("en")).GetRawText())!.AsArray();
        templates[0]!.AsObject().Remove("name");

        var (_, problems) = await ValidateAsync(templates.ToJsonString());

        Assert.That(problems, Has.Length.EqualTo(1));
        Assert.That(problems[0], Does.StartWith(templates[0]!["id"]!.GetValue<string>()));
    }

    [Test]
    public async Task Every_activity_links_to_its_place_on_a_page_that_explains_it()
    {
        using var designer = await SharedHost.Current.SignedInAsync("d.entwurf", "en");
        var (_, templates) = await designer.GetJsonAsync("/api/activities");

        var page = await designer.PageAsync("/help/activities");

        Assert.That(page.Status, Is.EqualTo(200));
        var activities = templates.EnumerateArray()
            .Where(template => template.GetProperty("elementType").GetProperty("value").GetString() == "bpmn:ServiceTask").ToList();
        Assert.That(page.Document.QuerySelectorAll("[data-test=activity]"), Has.Length.EqualTo(activities.Count));
        foreach (var template in activities)
        {
            var link = new Uri(template.GetProperty("documentationRef").GetString()!);
            Assert.That(link.GetLeftPart(UriPartial.Path), Is.EqualTo(new Uri(SharedHost.Current.Address, "/help/activities").AbsoluteUri));
            Assert.That(page.Document.GetElementById(link.Fragment[1..])?.TextContent, Is.EqualTo(template.GetProperty("name").GetString()));
        }
    }

    private static async Task<JsonElement> TemplatesAsync(string language)
    {
        using var designer = await SharedHost.Current.SignedInAsync("d.entwurf", language);
        var (status, templates) = await designer.GetJsonAsync("/api/activities");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        return templates;
    }

    private static async Task<(int Read, string[] Problems)> ValidateAsync(string templates)
    {
        var designer = Path.GetFullPath(Path.Combine(Here(), "../../../../designer"));
        Assert.That(Path.Combine(designer, "node_modules"), Does.Exist, "run npm ci in designer/ first; a plain build does it");
        var start = new ProcessStartInfo("node", ["--input-type=commonjs", "--eval", Validate])
        {
            WorkingDirectory = designer,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(templates);
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await errors);
        var answer = JsonDocument.Parse(output).RootElement;
        return (answer.GetProperty("read").GetInt32(), [.. answer.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!)]);
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
