using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using MetroEGov.Activities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.RateLimiting;

namespace MetroEGov.Connectors.Http;

/// <summary>
/// Sends requests to the hosts on the operator's list, bounded in time, in size and in calls at once. Safe for concurrent use. Logs say
/// which host, which method, which status and how long; never path, query or content.
/// </summary>
internal sealed class HttpChannel(
    IHttpClientFactory clients, HttpRules rules, IOptions<HttpActivityOptions> options, TimeProvider clock, ILogger<HttpChannel> log)
{
    public const string ClientName = "http-activity";

    private const int MostRedirects = 5;

    private readonly ConcurrentDictionary<string, ResiliencePipeline> _bulkheads = new(StringComparer.Ordinal);

    public async Task<ActivityResult<HttpAnswer>> SendAsync(
        PreparedRequest request, string? credentialName, string idempotencyKey, CancellationToken cancellationToken)
    {
        if (!rules.Hosts.Contains(request.Address))
            return HttpTrouble.HostNotAllowed(request.Address);
        HttpCredential? credential = null;
        if (!string.IsNullOrEmpty(credentialName) && (credential = rules.FindCredential(credentialName, request.Address)) is null)
            return HttpTrouble.NoSuchCredential(request.Address);

        var started = Stopwatch.GetTimestamp();
        ActivityResult<HttpAnswer> result;
        try
        {
            result = await _bulkheads.GetOrAdd(request.Address.Authority, _ => CreateBulkhead()).ExecuteAsync(
                async token => await TryOnceAsync(request, credential, idempotencyKey, token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        catch (RateLimiterRejectedException)
        {
            result = HttpTrouble.TooManyWait(request.Address);
        }

        log.LogInformation(
            "HTTP activity: {Method} to {Host}: {Outcome} after {ElapsedMilliseconds} ms",
            request.Method.Method, request.Address.Authority, Word(result), (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return result;
    }

    private async Task<ActivityResult<HttpAnswer>> TryOnceAsync(
        PreparedRequest request, HttpCredential? credential, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(request.Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            client.Timeout = Timeout.InfiniteTimeSpan;
            var address = request.Address;
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using var message = request.ToMessage(address, credential, idempotencyKey);
                using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
                if (request.Method != HttpMethod.Get || TargetOf(address, response) is not { } target)
                    return await ReadAsync(request, response, either.Token).ConfigureAwait(false);
                if (target.GetLeftPart(UriPartial.Authority) != address.GetLeftPart(UriPartial.Authority))
                    break;
                address = target;
            }

            return HttpTrouble.RedirectNotFollowed(request.Address);
        }
        catch (HttpRequestException problem)
        {
            return HttpTrouble.Of(request.Address, problem);
        }
        catch (IOException)
        {
            return HttpTrouble.Of(request.Address, new HttpRequestException(HttpRequestError.ResponseEnded));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return HttpTrouble.NoAnswerInTime(request.Address, request.Limit);
        }
    }

    private async Task<ActivityResult<HttpAnswer>> ReadAsync(
        PreparedRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!request.Expected.Contains((int)response.StatusCode))
        {
            return HttpTrouble.OfStatus(request.Address, response, clock) is { } trouble
                ? trouble
                : new ActivityResult<HttpAnswer>.BusinessError(HttpTrouble.Status, HttpTrouble.UnexpectedStatus(request.Address, response));
        }

        var (answer, problem) = await AnswerReading.ReadAsync(response, options.Value.MaximumAnswerBytes, cancellationToken).ConfigureAwait(false);
        return answer is null ? HttpTrouble.AnswerNotUsable(request.Address, problem ?? "") : answer;
    }

    private static Uri? TargetOf(Uri address, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && response.Headers.Location is { } location
            ? new Uri(address, location)
            : null;

    private ResiliencePipeline CreateBulkhead() => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddConcurrencyLimiter(options.Value.ConcurrentCallsPerHost, options.Value.WaitingCallsPerHost)
        .Build();

    private static string Word(ActivityResult<HttpAnswer> result) => result switch
    {
        ActivityResult<HttpAnswer>.Completed => "answered",
        ActivityResult<HttpAnswer>.BusinessError error => error.Message.Split(':')[0],
        ActivityResult<HttpAnswer>.Failed failed => failed.Failure.Code,
        _ => throw new UnreachableException(),
    };
}
