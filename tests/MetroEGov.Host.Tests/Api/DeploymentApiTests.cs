using System.Net;
using System.Text;
using System.Text.Json;
using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Api;

internal sealed class DeploymentApiTests
{
    [Test]
    public async Task A_designer_publishes_the_next_version_and_a_restart_keeps_it()
    {
        var data = Directory.CreateTempSubdirectory("metroegov-publish-").FullName;
        try
        {
            await using (var host = await TestHost.StartAsync(data))
            {
                using var designer = await host.SignedInAsync("d.entwurf");
                var page = await designer.PageAsync("/designer/permits/files/permit.bpmn");
                var token = page.Element("meta[name=antiforgery]").GetAttribute("content")!;
                var xml = await File.ReadAllTextAsync(Path.Combine(TestWorkflows.Directory, "permits", "permit.bpmn"));

                var (status, body) = await DeployAsync(designer, token, xml.Replace("Antrag prüfen", "Antrag gründlich prüfen", StringComparison.Ordinal));

                Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body.ToString());
                var deployed = body.GetProperty("deployments")[0];
                Assert.That(deployed.GetProperty("processDefinition").GetProperty("processDefinitionVersion").GetInt32(), Is.EqualTo(2));
                foreach (var kind in new[] { "decisionDefinition", "decisionRequirements", "form", "resource" })
                    Assert.That(deployed.GetProperty(kind).ValueKind, Is.EqualTo(JsonValueKind.Null), kind);
            }

            await using var again = await TestHost.StartAsync(data);
            using var clerk = await again.SignedInAsync("a.petersen");
            Assert.That((await Permits.BeginAsync(clerk)).Heading, Is.EqualTo("Antrag gründlich prüfen"));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Test]
    public async Task A_broken_drawing_is_refused_with_all_its_problems()
    {
        using var designer = await SharedHost.Current.SignedInAsync("d.entwurf");
        var token = (await designer.PageAsync("/designer/permits/files/permit.bpmn")).Element("meta[name=antiforgery]").GetAttribute("content")!;

        var (status, problem) = await DeployAsync(designer, token, """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
              <bpmn:process id="broken" isExecutable="true">
                <bpmn:startEvent id="S" />
                <bpmn:sequenceFlow id="F" sourceRef="S" targetRef="Nowhere" />
                <bpmn:complexGateway id="G" />
              </bpmn:process>
            </bpmn:definitions>
            """);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.GetProperty("problems").GetArrayLength(), Is.GreaterThan(1));
        var first = problem.GetProperty("problems")[0];
        Assert.That(first.GetProperty("severity").GetString(), Is.EqualTo("error"));
        Assert.That(first.GetProperty("line").GetInt32(), Is.GreaterThan(0));
        Assert.That(first.GetProperty("resourceName").GetString(), Is.EqualTo("permit.bpmn"));
    }

    [Test]
    public async Task The_palette_gets_an_element_template_for_every_activity()
    {
        using var designer = await SharedHost.Current.SignedInAsync("d.entwurf");

        var (_, templates) = await designer.GetJsonAsync("/api/activities");

        Assert.That(templates.GetArrayLength(), Is.GreaterThanOrEqualTo(3));
        Assert.That(templates[0].GetProperty("elementType").GetProperty("value").GetString(), Is.EqualTo("bpmn:ServiceTask"));
    }

    [TestCase("de", "Start über HTTP", "Start nach Zeit")]
    [TestCase("en", "HTTP start", "Timer start")]
    public async Task The_palette_gets_the_start_events_in_the_readers_language(string language, string http, string timer)
    {
        using var designer = await SharedHost.Current.SignedInAsync("d.entwurf", language);

        var (_, templates) = await designer.GetJsonAsync("/api/activities");

        var starts = templates.EnumerateArray()
            .Where(template => template.GetProperty("appliesTo")[0].GetString() == "bpmn:StartEvent")
            .ToDictionary(template => template.GetProperty("id").GetString()!, template => template.GetProperty("name").GetString());
        Assert.That((starts["start:http"], starts["start:timer"]), Is.EqualTo((http, timer)));
        Assert.That(starts, Does.ContainKey("start:timer-once"));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> DeployAsync(Visitor designer, string token, string xml)
    {
        using var content = new MultipartFormDataContent { { new StringContent(xml, Encoding.UTF8, "application/xml"), "resources", "permit.bpmn" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/deployments") { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await designer.Http.SendAsync(request);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
