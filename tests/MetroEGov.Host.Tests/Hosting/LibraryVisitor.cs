using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MetroEGov.Host.Tests.Hosting;

/// <summary>A designer's scripts: a signed-in browser that sends the token of a page with every change.</summary>
internal sealed class LibraryVisitor : IDisposable
{
    private readonly Visitor _visitor;
    private readonly string _token;

    private LibraryVisitor(Visitor visitor, string token)
    {
        _visitor = visitor;
        _token = token;
    }

    public HttpClient Http => _visitor.Http;

    public static async Task<LibraryVisitor> OpenAsync(TestHost host)
    {
        var visitor = await host.SignedInAsync("d.entwurf");
        var page = await visitor.PageAsync("/designer");
        return new LibraryVisitor(visitor, page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!);
    }

    public static string NewId() => $"test-{Guid.NewGuid():n}";

    /// <summary>A start, a user task with a form that no file has yet, an end.</summary>
    public static string Process(string id) =>
        $"""
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="http://metroegov.example/tests">
          <bpmn:process id="{id}" name="Visit" isExecutable="true">
            <bpmn:startEvent id="Start" />
            <bpmn:userTask id="Look" name="Look"><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="{id}-look" /></bpmn:extensionElements></bpmn:userTask>
            <bpmn:endEvent id="End" />
            <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Look" />
            <bpmn:sequenceFlow id="F2" sourceRef="Look" targetRef="End" />
          </bpmn:process>
        </bpmn:definitions>
        """;

    public async Task<string> NewProcedureAsync()
    {
        var id = NewId();
        var (status, body, _) = await PostAsync("", new { id, title = "Test" });
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), body.ToString());
        return id;
    }

    public Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Response)> PostAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Response)> PutAsync(
        string id, string name, string text, string? ifMatch = null, string? ifNoneMatch = null) =>
        SendAsync(HttpMethod.Put, $"/{id}/files/{name}", new StringContent(text, Encoding.UTF8, "text/plain"), ifMatch, ifNoneMatch);

    public async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Response)> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/library{path}") { Content = content };
        request.Headers.Add("RequestVerificationToken", _token);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default, response);
    }

    public async Task<(HttpStatusCode Status, string? Tag, string Text)> TextAsync(string id, string name)
    {
        using var response = await Http.GetAsync(new Uri($"/api/library/{id}/files/{name}", UriKind.Relative));
        return (response.StatusCode, response.Headers.ETag?.Tag, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _visitor.Dispose();
}
