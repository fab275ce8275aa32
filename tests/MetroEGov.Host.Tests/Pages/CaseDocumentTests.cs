using System.Net;
using System.Security.Cryptography;
using System.Text;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Tests.Hosting;
using MetroEGov.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Host.Tests.Pages;

/// <summary>A drawing makes a document; who may read the case finds it on the page and over HTTP, and nobody else does.</summary>
internal sealed class CaseDocumentTests
{
    private const string Procedure = """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
            id="D" targetNamespace="http://metroegov.example/tests">
          <bpmn:process id="letter" name="Letter" isExecutable="true">
            <bpmn:extensionElements><zeebe:properties>
              <zeebe:property name="metroegov:visibleTo" value="accepting"/></zeebe:properties></bpmn:extensionElements>
            <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
            <bpmn:serviceTask id="write" name="Write"><bpmn:extensionElements>
              <zeebe:taskDefinition type="document:create" retries="3"/>
              <zeebe:ioMapping>
                <zeebe:input source="Notice &lt;1&gt;" target="title"/>
                <zeebe:input source="# Notice&#10;&#10;From {{ case.accepting }}" target="template"/>
                <zeebe:input source="en" target="language"/></zeebe:ioMapping>
              <zeebe:taskHeaders><zeebe:header key="resultVariable" value="letter"/></zeebe:taskHeaders>
            </bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
            <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="write"/>
            <bpmn:sequenceFlow id="f2" sourceRef="write" targetRef="end"/>
          </bpmn:process>
        </bpmn:definitions>
        """;

    [Test]
    public async Task A_document_is_on_the_page_of_its_case_and_over_HTTP_for_its_readers_only()
    {
        await using var host = await TestHost.StartAsync();
        var deployed = await host.Services.GetRequiredService<Deployments>().DeployAsync([new DeployResource("letter.bpmn", Procedure)]);
        Assert.That(deployed, Is.InstanceOf<DeploymentAnswer.Deployed>());
        using var client = await ApiClient.ConnectAsync(host, "hamburg-portal");
        var (status, started) = await client.PostJsonAsync(
            "/v2/process-instances", new { processDefinitionId = "letter", awaitCompletion = true, requestTimeout = 30000 });
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), started.ToString());
        var letter = started.GetProperty("variables").GetProperty("letter");
        var id = letter.GetProperty("documentId").GetString()!;
        var caseKey = started.GetProperty("processInstanceKey").GetString()!;

        var overHttp = await client.Http.GetAsync(new Uri($"/v2/documents/{id}?storeId=cases&contentHash={letter.GetProperty("sha256").GetString()}", UriKind.Relative));
        var bytes = await overHttp.Content.ReadAsByteArrayAsync();
        Assert.That(overHttp.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Encoding.ASCII.GetString(bytes, 0, 5), Is.EqualTo("%PDF-"));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(bytes)), Is.EqualTo(letter.GetProperty("sha256").GetString()));
        Assert.That(bytes, Has.Length.EqualTo(letter.GetProperty("sizeBytes").GetInt32()));
        await IsMissingAsync(client, $"/v2/documents/{id}?contentHash={new string('0', 64)}");
        await IsMissingAsync(client, $"/v2/documents/{id}?storeId=other");
        await IsMissingAsync(client, "/v2/documents/x");

        using var clerk = await host.SignedInAsync("k.oduya", "en");
        var page = await clerk.PageAsync($"/cases/{caseKey}");
        var link = page.Element("[data-test=documents] a");
        Assert.That(link.TextContent, Is.EqualTo("Notice 1.pdf"));
        var download = await clerk.Http.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        Assert.That(download.Content.Headers.ContentDisposition?.DispositionType, Is.EqualTo("attachment"));
        Assert.That(await download.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes));

        using var stranger = await host.SignedInAsync("a.petersen");
        Assert.That((await stranger.PageAsync(link.GetAttribute("href")!)).Status, Is.EqualTo(404));
        using var otherClient = await ApiClient.ConnectAsync(host, "parking-app");
        await IsMissingAsync(otherClient, $"/v2/documents/{id}");

        await using var scope = host.Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<IdentityDb>().CaseViews.Where(view => view.Kind == "document").ToList();
        Assert.That(views.Select(view => view.InstanceKey.ToString(System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(new[] { caseKey, caseKey }));
    }

    private static async Task IsMissingAsync(Visitor visitor, string path)
    {
        var (status, body) = await visitor.GetJsonAsync(path);
        Assert.That((status, body.GetProperty("title").GetString()), Is.EqualTo((HttpStatusCode.NotFound, "NOT_FOUND")), path);
    }
}
