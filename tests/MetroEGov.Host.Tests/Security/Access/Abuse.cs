using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>One way to send a row's request wrongly, by somebody who may use the endpoint.</summary>
/// <param name="Fits">Whether it means anything for the endpoint.</param>
/// <param name="Make">The request; null when the row gives nothing to break.</param>
/// <param name="Expected">What must be answered; null: anything but a success that changes something or a failure of the host.</param>
internal sealed record Abuse(string Name, Func<EndpointRow, bool> Fits, Func<EndpointRow, HttpRequestMessage> Make, HttpStatusCode? Expected)
{
    /// <summary>Kestrel itself refuses what it cannot even read, before the host sees it: with a status and no body.</summary>
    public bool IsRefusedUnread { get; init; }

    /// <summary>So that the form itself has to be read for the token of its page.</summary>
    public bool IsWithoutFormToken { get; init; }

    private const int Depth = 20_000;

    public static IReadOnlyList<Abuse> All { get; } =
    [
        new("a key that names nothing", static row => row.Key != KeyOf.Nothing, static row => AccessHost.RequestOf(row, "1"), null),
        new("a key that is no number", static row => row.Key != KeyOf.Nothing, static row => AccessHost.RequestOf(row, "x"), HttpStatusCode.NotFound),
        new("a key below zero", static row => row.Key != KeyOf.Nothing, static row => AccessHost.RequestOf(row, "-1"), null),
        new("a key beyond all numbers", static row => row.Key != KeyOf.Nothing, static row => AccessHost.RequestOf(row, "99999999999999999999"), HttpStatusCode.NotFound),
        new("a key with NUL", static row => row.Key != KeyOf.Nothing, static row => AccessHost.RequestOf(row, "1%00"), null) { IsRefusedUnread = true },
        new("a name with NUL", static row => row.Parameters.Length > 0, WithParameters("%00"), null) { IsRefusedUnread = true },
        new("a name that climbs", static row => row.Parameters.Length > 0, WithParameters("..%2f..%2fetc%2fpasswd"), null),
        new("a name that is half a character", static row => row.Parameters.Length > 0, WithParameters("%ed%a0%80"), null),
        new("broken JSON", static row => row.Json is not null, Body("{\"a\":"), HttpStatusCode.BadRequest),
        new("a list in place of an object", static row => row.Json is not null, Body("[]"), HttpStatusCode.BadRequest),
        new("a number in place of an object", static row => row.Json is not null, Body("1"), HttpStatusCode.BadRequest),
        new("bytes that are no text", static row => row.Json is not null, static row => With(row, new ByteArrayContent([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), "application/json"), HttpStatusCode.BadRequest),
        new("JSON that is too deep", static row => row.Json is not null, Body($"{{\"a\":{new string('[', Depth)}{new string(']', Depth)}}}"), HttpStatusCode.BadRequest),
        new("a member that nobody knows", static row => row.Json is not null && !row.TakesAnyMember, static row => WithJson(row, body => body["noSuchMember"] = 1), HttpStatusCode.BadRequest),
        new("every member of another type", static row => row.Json is not null and not "{}", static row => WithJson(row, body => EveryMember(body, _ => new JsonArray(new JsonArray()))), HttpStatusCode.BadRequest),
        new("text with NUL", static row => row.Json is not null, static row => WithJson(row, body => EveryText(body, "\0")), null),
        new("text that is half a character", static row => row.Json is not null and not "{}", HalfCharacter, HttpStatusCode.BadRequest),
        new("a member name that is half a character", static row => row.Json is not null, Body("{\"\\ud800\":1}"), HttpStatusCode.BadRequest),
        new("text of a megabyte", static row => row.Json is not null, static row => WithJson(row, body => EveryText(body, new string('x', 300_000))), null),
        new("numbers beyond all numbers", static row => row.Json is not null and not "{}", static row => WithJson(row, body => EveryMember(body, _ => JsonNode.Parse("1e400")!)), HttpStatusCode.BadRequest),
        new("JSON that says it is plain text", static row => row.Json is not null and not "{}", static row => With(row, new StringContent(row.Json!), "text/plain"), HttpStatusCode.UnsupportedMediaType),
        new("a body beyond the limit", static row => row.HasBody && !row.TakesFiles, static row => Asking(With(row, new ByteArrayContent(new byte[row.BodyLimitBytes + 1]), TypeOf(row))), HttpStatusCode.RequestEntityTooLarge) { IsWithoutFormToken = true },
        new("a body beyond the limit that does not say so", static row => row.HasBody && !row.TakesFiles, static row => Chunked(With(row, new ByteArrayContent(new byte[row.BodyLimitBytes + 1]), TypeOf(row))), HttpStatusCode.RequestEntityTooLarge) { IsWithoutFormToken = true },
        new("files beyond the limit", static row => row.TakesFiles, static row => Asking(WithContent(row, AccessHost.FileOf(new string('x', row.BodyLimitBytes + 1)))), HttpStatusCode.RequestEntityTooLarge) { IsWithoutFormToken = true },
        new("a form cut short", static row => row.TakesFiles || row.Form is not null, static row => With(row, new StringContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb"), "multipart/form-data; boundary=x"), HttpStatusCode.BadRequest) { IsWithoutFormToken = true },
        new("a form without its boundary", static row => row.TakesFiles || row.Form is not null, static row => With(row, new StringContent("nothing"), "multipart/form-data"), HttpStatusCode.BadRequest) { IsWithoutFormToken = true },
        new("a form with thousands of fields", static row => row.Form is not null, static row => With(row, new StringContent(string.Join('&', Enumerable.Range(0, 5000).Select(field => $"f{field}=1"))), "application/x-www-form-urlencoded"), HttpStatusCode.BadRequest) { IsWithoutFormToken = true },
        new("a form with NUL and half characters", static row => row.Form is not null, static row => With(row, new StringContent(string.Join('&', row.Form!.Select(field => $"{field.Name}=%00%ed%a0%80"))), "application/x-www-form-urlencoded"), null),
        new("JSON in place of a form", static row => row.TakesFiles || row.Form is not null, static row => With(row, new StringContent("{}"), "application/json"), null),
        new("no body at all", static row => row.HasBody, static row => WithContent(row, null), null),
        new("a query of rubbish", static _ => true, static row => WithQuery(row, "?key=%00&page=-1&sort=%3Cscript%3E&back=//elsewhere.example&notice=%ed%a0%80&show=x&after=x"), null),
        new("a key for repeating that is too long", static row => row.Json is not null, static row => WithHeader(row, "Idempotency-Key", new string('k', 2000)), HttpStatusCode.BadRequest),
        new("a flood of headers", static _ => true, Flooded, HttpStatusCode.RequestHeaderFieldsTooLarge) { IsRefusedUnread = true },
    ];

    public override string ToString() => Name;

    private static Func<EndpointRow, HttpRequestMessage> Body(string json) => row => With(row, new StringContent(json), "application/json");

    private static Func<EndpointRow, HttpRequestMessage> WithParameters(string value) =>
        row => AccessHost.RequestOf(row with { Parameters = [.. row.Parameters.Select(parameter => (parameter.Name, value))] }, AccessHost.UnknownKey);

    private static HttpRequestMessage WithJson(EndpointRow row, Action<JsonObject> change)
    {
        var body = JsonNode.Parse(row.Json!)!.AsObject();
        change(body);
        return With(row, new StringContent(body.ToJsonString()), "application/json");
    }

    private static void EveryMember(JsonObject body, Func<JsonNode?, JsonNode> change)
    {
        foreach (var name in body.Select(member => member.Key).ToList())
            body[name] = change(body[name]);
    }

    private static void EveryText(JsonObject body, string text)
    {
        foreach (var (name, value) in body.ToList())
        {
            if (value is JsonObject nested)
                EveryText(nested, text);
            else if (value?.GetValueKind() == System.Text.Json.JsonValueKind.String)
                body[name] = text;
        }
    }

    // A serializer would not write it: the escape is put into the finished text.
    private static HttpRequestMessage HalfCharacter(EndpointRow row)
    {
        var body = JsonNode.Parse(row.Json!)!.AsObject();
        EveryText(body, "@half@");
        var json = body.ToJsonString();
        return With(row, new StringContent(json.Contains("@half@", StringComparison.Ordinal) ? json.Replace("@half@", "\\ud800", StringComparison.Ordinal) : "{\"a\":\"\\ud800\"}"), "application/json");
    }

    private static HttpRequestMessage WithContent(EndpointRow row, HttpContent? content)
    {
        var request = AccessHost.RequestOf(row, AccessHost.UnknownKey);
        request.Content = content;
        return request;
    }

    private static HttpRequestMessage With(EndpointRow row, HttpContent content, string type)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return WithContent(row, content);
    }

    // The host refuses by the length alone; who does not ask first may find the connection closed while still sending.
    private static HttpRequestMessage Asking(HttpRequestMessage request)
    {
        request.Headers.ExpectContinue = true;
        return request;
    }

    private static HttpRequestMessage Chunked(HttpRequestMessage request)
    {
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    private static HttpRequestMessage WithQuery(EndpointRow row, string query)
    {
        var request = AccessHost.RequestOf(row, AccessHost.UnknownKey);
        request.RequestUri = new Uri(request.RequestUri!.OriginalString + query, UriKind.Relative);
        return request;
    }

    private static HttpRequestMessage WithHeader(EndpointRow row, string name, string value)
    {
        var request = AccessHost.RequestOf(row, AccessHost.UnknownKey);
        request.Headers.Add(name, value);
        return request;
    }

    private static HttpRequestMessage Flooded(EndpointRow row)
    {
        var request = AccessHost.RequestOf(row, AccessHost.UnknownKey);
        for (var header = 0; header < 500; header++)
            request.Headers.Add($"X-Flood-{header}", "x");
        return request;
    }

    private static string TypeOf(EndpointRow row) => row switch
    {
        { Json: not null } => "application/json",
        { Form: not null } => "application/x-www-form-urlencoded",
        { Text: not null } => row.TextType,
        _ => "application/xml",
    };
}
