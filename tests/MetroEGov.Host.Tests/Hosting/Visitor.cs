using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MetroEGov.Host.Tests.Hosting;

/// <summary>Somebody with a browser that keeps cookies, runs no scripts and follows no redirect by itself.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Uri address, string language)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public HttpClient Http => _http;

    public async Task<HttpResponseMessage> SignInAsync(string userName, string password)
    {
        var page = await PageAsync("/sign-in");
        return await PostAsync(page.Form("/sign-in"), new() { ["userName"] = userName, ["password"] = password });
    }

    public async Task<VisitedPage> PageAsync(string path)
    {
        var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await VisitedPage.OfAsync(response);
    }

    /// <summary>Follows redirects until there is a page.</summary>
    public async Task<VisitedPage> FollowAsync(HttpResponseMessage response)
    {
        while (response.Headers.Location is { } location)
            response = await _http.GetAsync(location);
        return await VisitedPage.OfAsync(response);
    }

    /// <summary>Sends a form of a page with what it holds, changed by <paramref name="values"/>.</summary>
    public async Task<HttpResponseMessage> PostAsync(IHtmlFormElement form, Dictionary<string, string?>? values = null)
    {
        var fields = FieldsOf(form);
        foreach (var (name, value) in values ?? [])
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null)
                fields.Add(KeyValuePair.Create(name, value));
        }

        using var content = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
    }

    public async Task<VisitedPage> SubmitAsync(IHtmlFormElement form, Dictionary<string, string?>? values = null) =>
        await FollowAsync(await PostAsync(form, values));

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostJsonAsync(string path, object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await JsonAsync(response));
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetJsonAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await JsonAsync(response));
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input, textarea, select"))
        {
            switch (element)
            {
                case IHtmlInputElement { IsDisabled: true } or IHtmlSelectElement { IsDisabled: true } or IHtmlTextAreaElement { IsDisabled: true }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement { Name: { } name } input:
                    fields.Add(KeyValuePair.Create(name, input.Value));
                    break;
                case IHtmlSelectElement { Name: { } name } select:
                    fields.Add(KeyValuePair.Create(name, select.Value ?? ""));
                    break;
                case IHtmlTextAreaElement { Name: { } name } area:
                    fields.Add(KeyValuePair.Create(name, area.Value));
                    break;
            }
        }

        return fields;
    }
}

/// <summary>A page as it arrived.</summary>
internal sealed record VisitedPage(HttpResponseMessage Response, IHtmlDocument Document)
{
    public int Status => (int)Response.StatusCode;

    public string Path => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Text => Document.Body!.TextContent;

    public static async Task<VisitedPage> OfAsync(HttpResponseMessage response) =>
        new(response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));

    public IHtmlFormElement Form(string actionEndsWith) =>
        Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
            .FirstOrDefault(form => form.GetAttribute("action")!.EndsWith(actionEndsWith, StringComparison.Ordinal))
        ?? throw new AssertionException($"{Path} has no form for …{actionEndsWith}, but says: {Heading}");

    public IElement Element(string selector) =>
        Document.QuerySelector(selector) ?? throw new AssertionException($"{Path} has no {selector}.");
}
