using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using MetroEGov.Activities;

namespace MetroEGov.Connectors.Http;

/// <summary>A request of a drawing, checked and ready to be sent.</summary>
/// <param name="Limit">How long one attempt may take.</param>
internal sealed record PreparedRequest(
    HttpMethod Method, Uri Address, ImmutableArray<(string Name, string Value)> Headers, byte[]? Body, ExpectedStatuses Expected, TimeSpan Limit)
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestLimit = TimeSpan.FromMinutes(5);

    /// <summary>What decides about connection, length, identity or repetition is not the drawing's to say.</summary>
    private static readonly ImmutableHashSet<string> ReservedHeaders = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "Connection", "Content-Length", "Content-Type", "Cookie", "Expect", "Host", "Idempotency-Key", "Keep-Alive",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    public static PreparedRequest? Of(HttpRequestInput input, out string problem)
    {
        problem = "";
        var problems = new List<string>();
        var method = new HttpMethod(input.Method);
        var address = AddressOf(input, problems);
        var headers = HeadersOf(input, problems);
        var body = BodyOf(input, problems);
        var expected = ExpectedStatuses.Parse(input.ExpectedStatus);
        if (expected is null)
            problems.Add("Input 'expectedStatus': expected statuses and ranges such as 200-299,404.");
        if (LimitOf(input.Timeout) is not { } limit)
        {
            problems.Add("Input 'timeout': expected an ISO 8601 duration above zero and up to PT5M, such as PT10S.");
            limit = DefaultLimit;
        }

        if (problems.Count == 0)
            return new PreparedRequest(method, address!, headers, body, expected!, limit);
        problem = string.Join(" ", problems);
        return null;
    }

    public HttpRequestMessage ToMessage(Uri address, HttpCredential? credential, string idempotencyKey)
    {
        var message = new HttpRequestMessage(Method, address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/*", 0.5));
        foreach (var (name, value) in Headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        credential?.Add(message.Headers);
        if (Method == HttpMethod.Post || Method == HttpMethod.Patch)
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return message;
    }

    private static Uri? AddressOf(HttpRequestInput input, List<string> problems)
    {
        if (!Uri.TryCreate(input.Url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            problems.Add("Input 'url': expected an absolute https address without user name and fragment.");
            return null;
        }

        var query = new StringBuilder(uri.Query);
        foreach (var (name, value) in input.Query ?? ImmutableDictionary<string, JsonElement>.Empty)
        {
            var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
            foreach (var one in values.Where(one => one.ValueKind != JsonValueKind.Null))
            {
                if (TextOf(one) is { } text)
                    query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(text));
                else
                    problems.Add($"Input 'query.{name}': expected text, a number, true or false, or a list of these.");
            }
        }

        return new UriBuilder(uri) { Query = query.ToString() }.Uri;
    }

    private static ImmutableArray<(string Name, string Value)> HeadersOf(HttpRequestInput input, List<string> problems)
    {
        var headers = ImmutableArray.CreateBuilder<(string Name, string Value)>();
        foreach (var (name, value) in input.Headers ?? ImmutableDictionary<string, JsonElement>.Empty)
        {
            if (value.ValueKind == JsonValueKind.Null)
                continue;
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
                problems.Add("Input 'headers': a name has other characters than letters, digits, - and _.");
            else if (ReservedHeaders.Contains(name))
                problems.Add($"Input 'headers.{name}': this header is set by the host. For credentials use the input 'credential'.");
            else if (TextOf(value) is not { } text || text.Any(letter => letter is < ' ' or > '~'))
                problems.Add($"Input 'headers.{name}': expected text in visible ASCII characters on one line.");
            else
                headers.Add((name, text));
        }

        return headers.ToImmutable();
    }

    private static byte[]? BodyOf(HttpRequestInput input, List<string> problems)
    {
        if (input.Body is not { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } body)
            return null;
        if (input.Method is "GET" or "DELETE")
        {
            problems.Add($"Input 'body': a {input.Method} request has none.");
            return null;
        }

        return JsonSerializer.SerializeToUtf8Bytes(body, ActivityJson.Options);
    }

    private static TimeSpan? LimitOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return DefaultLimit;
        try
        {
            var limit = XmlConvert.ToTimeSpan(text);
            return limit > TimeSpan.Zero && limit <= LongestLimit ? limit : null;
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
