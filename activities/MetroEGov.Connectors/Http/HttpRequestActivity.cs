using MetroEGov.Activities;

namespace MetroEGov.Connectors.Http;

/// <summary>Calls an HTTP interface that needs no class of its own: one request, one answer, as JSON or text.</summary>
/// <remarks>
/// GET, PUT and DELETE may be repeated (RFC 9110 §9.2.2); POST and PATCH carry an <c>Idempotency-Key</c> and are repeated after an unknown
/// outcome only when the drawing says that the partner keeps it. Redirects: only of GET, only within the same host, at most five. Not
/// implemented: bodies other than JSON, client certificates, proxies.
/// </remarks>
[Activity(
    "http:request",
    Title = "HTTP: send a request",
    TitleDe = "HTTP: Anfrage senden",
    Description = "Calls the interface of a partner whose host the operator has allowed, and returns its answer.",
    DescriptionDe = "Ruft die Schnittstelle einer Gegenstelle auf, deren Rechner der Betrieb freigegeben hat, und liefert deren Antwort.",
    Keywords = ["REST", "API", "JSON", "web service", "Webdienst", "Schnittstelle", "interface"],
    IconPath = "M9 1.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15ZM1.5 9h15M9 1.5c-5 4.5-5 10.5 0 15c5-4.5 5-10.5 0-15")]
[BusinessError(HttpTrouble.Status, "The partner answered with a status that is not expected", TitleDe = "Die Gegenstelle antwortet mit einem nicht erwarteten Status")]
public sealed class HttpRequestActivity : IActivity<HttpRequestInput, HttpAnswer>, IRepeatable<HttpRequestInput>
{
    private readonly HttpChannel _channel;

    internal HttpRequestActivity(HttpChannel channel) => _channel = channel;

    public static bool MayRepeat(HttpRequestInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Method is "GET" or "PUT" or "DELETE" || input.IsIdempotent is true;
    }

    public async Task<ActivityResult<HttpAnswer>> RunAsync(
        HttpRequestInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        if (PreparedRequest.Of(input, out var problem) is not { } request)
            return ActivityFailure.Permanent("INVALID_INPUT", $"Element '{context.ElementId}': {problem}");
        return await _channel.SendAsync(request, input.Credential, context.IdempotencyKey, cancellationToken).ConfigureAwait(false);
    }
}
