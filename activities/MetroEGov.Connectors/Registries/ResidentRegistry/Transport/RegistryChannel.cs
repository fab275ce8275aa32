using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MetroEGov.Connectors.Registries.ResidentRegistry.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.RateLimiting;
using Polly.Retry;

namespace MetroEGov.Connectors.Registries.ResidentRegistry.Transport;

/// <summary>
/// XML over HTTP to one registry at a time: bounded in time, in size and in calls at once, repeated quickly when nothing can have
/// happened there. Safe for concurrent use. Logs say which registry, which path and how long, nothing about persons.
/// </summary>
internal sealed class RegistryChannel(
    IHttpClientFactory clients, IOptions<ResidentRegistryOptions> options, TimeProvider clock, ILogger<RegistryChannel> log)
{
    public const string ClientName = "resident-registry";

    private readonly ConcurrentDictionary<string, ResiliencePipeline<RegistryCall>> _pipelines = new(StringComparer.Ordinal);
    private readonly ResidentRegistryOptions _options = options.Value;

    public XmeldRelease Release { get; } = new(options.Value.Release);

    public async Task<RegistryCall> SendAsync(
        RegistryEndpoint registry, HttpMethod method, string path, XElement? body, string idempotencyKey, CancellationToken cancellationToken)
    {
        var pipeline = _pipelines.GetOrAdd(registry.AuthorityKey, _ => CreatePipeline());
        var started = Stopwatch.GetTimestamp();
        RegistryCall call;
        try
        {
            call = await pipeline.ExecuteAsync(
                async token => await TryOnceAsync(registry, method, path, body, idempotencyKey, token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        catch (RateLimiterRejectedException)
        {
            call = RegistryTrouble.Busy(registry);
        }

        Log(registry, method, path, call, Stopwatch.GetElapsedTime(started));
        return call;
    }

    private async Task<RegistryCall> TryOnceAsync(
        RegistryEndpoint registry, HttpMethod method, string path, XElement? body, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.AttemptTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, $"{registry.Address.AbsoluteUri.TrimEnd('/')}/{path}");
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null)
            request.Content = ContentOf(body);
        try
        {
            using var client = clients.CreateClient(ClientName);
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = _options.MaximumAnswerBytes;
            using var response = await client.SendAsync(request, either.Token).ConfigureAwait(false);
            return await ReadAsync(registry, response, either.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException problem)
        {
            return RegistryTrouble.Of(registry, problem, _options.MaximumAnswerBytes);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return RegistryTrouble.NoAnswerInTime(registry, _options.AttemptTimeout);
        }
    }

    private async Task<RegistryCall> ReadAsync(RegistryEndpoint registry, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (RegistryTrouble.OfStatus(registry, response, clock) is { } trouble)
            return trouble;

        using var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (content.Length == 0)
            return new RegistryCall.Answered(response.StatusCode, null);
        var root = MessageDocument.Load(content, _options.MaximumAnswerBytes, out var problem);
        if (root is null)
            return RegistryTrouble.Unreadable(registry, problem ?? "empty.");
        return root.Name.LocalName is "administration.returntosender.0910" or "administration.returntosender.0900"
            ? RegistryTrouble.Returned(registry, root.Name.LocalName[^4..])
            : new RegistryCall.Answered(response.StatusCode, root);
    }

    private static ByteArrayContent ContentOf(XElement body)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            body.Save(writer);
        var content = new ByteArrayContent(buffer.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/xml", "utf-8");
        return content;
    }

    private ResiliencePipeline<RegistryCall> CreatePipeline()
    {
        var builder = new ResiliencePipelineBuilder<RegistryCall> { TimeProvider = clock };
        if (_options.QuickRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<RegistryCall>
            {
                MaxRetryAttempts = _options.QuickRetries,
                Delay = _options.QuickRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is RegistryCall.Failed { Failure: { IsTransient: true, OutcomeUnknown: false, RetryAfter: null } }),
            });
        }

        return builder.AddConcurrencyLimiter(_options.ConcurrentCallsPerRegistry, _options.WaitingCallsPerRegistry).Build();
    }

    private void Log(RegistryEndpoint registry, HttpMethod method, string path, RegistryCall call, TimeSpan elapsed)
    {
        var resource = path.Split('?')[0];
        if (call is RegistryCall.Failed failed)
        {
            log.LogWarning(
                "Registry {AuthorityKey}: {Method} {Resource} failed with {Code} after {ElapsedMilliseconds} ms",
                registry.AuthorityKey, method.Method, resource, failed.Failure.Code, (long)elapsed.TotalMilliseconds);
        }
        else
        {
            log.LogInformation(
                "Registry {AuthorityKey}: {Method} {Resource} answered after {ElapsedMilliseconds} ms",
                registry.AuthorityKey, method.Method, resource, (long)elapsed.TotalMilliseconds);
        }
    }
}
