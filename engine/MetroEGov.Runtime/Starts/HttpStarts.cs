using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Starts;
using NodaTime;

namespace MetroEGov.Runtime;

/// <summary>Starts drawn in a model that are called over HTTP. Thread-safe.</summary>
public sealed class HttpStarts
{
    private readonly HttpPaths _paths;
    private readonly DefinitionCatalog _definitions;
    private readonly CaseStart _start;
    private readonly RuntimeOptions _options;
    private readonly TimeProvider _clock;
    private readonly ConditionalWeakTable<HttpStart, BodySchema> _schemas = [];

    internal HttpStarts(HttpPaths paths, DefinitionCatalog definitions, CaseStart start, RuntimeOptions options, TimeProvider clock)
    {
        _paths = paths;
        _definitions = definitions;
        _start = start;
        _options = options;
        _clock = clock;
    }

    /// <param name="path">Below <c>/procedures/</c>, without a slash in front.</param>
    /// <returns>Null when no process in force today answers there.</returns>
    public HttpStartPoint? Find(string path) =>
        _paths.Find(path, IsoDates.Text(IsoDates.Today(_clock, _options))) is { } row
        && _definitions.ProcessOf(row).NoneStart?.HttpStart is { } start
            ? new HttpStartPoint(row.Id, row.Version, row.Key, start)
            : null;

    /// <summary>
    /// Checks the body, evaluates what the drawing says about the case, and starts it. Whether the caller is admitted is asked before, of
    /// <see cref="HttpStart.Admits"/>.
    /// </summary>
    public async Task<HttpStartAnswer> StartAsync(
        HttpStartPoint point, HttpStartCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(call);
        var body = call.Body ?? Null;
        if (SchemaOf(point.Start)?.Check(body) is { IsEmpty: false } violations)
            return new HttpStartAnswer.BodyInvalid(violations);
        if (!FeelJson.TryRead(body, out var value, out var refusal))
            return new HttpStartAnswer.Refused(RefusalCode.InvalidVariable, refusal);

        var request = new HttpStartRequest(value, QueryOf(call.Query), call.Identity);
        switch (HttpStartEvaluation.Evaluate(point.Start, request, Environment()))
        {
            case HttpStartOutcome.Refused refused:
                return new HttpStartAnswer.Refused(RefusalCode.InvalidVariable, refused.Text);
            case HttpStartOutcome.Prepared prepared:
                return await StartAsync(point, call, prepared, cancellationToken).ConfigureAwait(false);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The body of the answer to a case that has completed; null when the drawing says nothing about it.</summary>
    /// <param name="refusal">Why the expression gave no answer.</param>
    public string? Respond(HttpStartPoint point, JsonElement variables, out string? refusal)
    {
        ArgumentNullException.ThrowIfNull(point);
        refusal = null;
        if (point.Start.Response is not { } response)
            return null;

        var known = FeelValue.FromJson(variables).TryGetContext(out var context) ? context : FeelContextValue.Empty;
        return HttpStartEvaluation.TryRespond(response, known, Environment(), out var json, out refusal) ? json : null;
    }

    private static JsonElement Null { get; } = JsonSerializer.SerializeToElement<object?>(null);

    private async Task<HttpStartAnswer> StartAsync(
        HttpStartPoint point, HttpStartCall call, HttpStartOutcome.Prepared prepared, CancellationToken cancellationToken)
    {
        var start = new StartRequest
        {
            ProcessId = point.ProcessId,
            Version = point.Version,
            Variables = ScopeVariables.ToJson(prepared.Variables),
            BusinessKey = prepared.BusinessKey,
            Caller = call.Caller,
            Accepting = call.Accepting,
        };

        // What was sent counts, not what became of it: an expression may have looked at the clock.
        var idempotency = Idempotency.Of(
            call.CommandId, nameof(HttpStarts), point.Start.Path, call.Body, call.Query, call.Caller.UserId, call.Caller.AuthorityKey);
        return await _start.RunAsync(start, idempotency, cancellationToken).ConfigureAwait(false) switch
        {
            StartAnswer.Started started => new HttpStartAnswer.Started(started, prepared.BusinessKey),
            StartAnswer.Refused refused => new HttpStartAnswer.Refused(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private BodySchema? SchemaOf(HttpStart start) => start.Schema is not { } text
        ? null
        : _schemas.GetValue(start, _ => BodySchema.TryCompile(text, out var schema, out var refusal)
            ? schema
            : throw new InvalidDataException($"The stored schema of the start at '{start.Path}' cannot be read any more: {refusal}"));

    private static FeelContextValue QueryOf(IEnumerable<KeyValuePair<string, string>> query) => FeelContextValue.Of(query
        .GroupBy(pair => pair.Key, pair => FeelValue.Of(pair.Value), StringComparer.Ordinal)
        .Select(group => KeyValuePair.Create(group.Key, group.Count() == 1 ? group.First() : FeelValue.List(group))));

    private FeelEnvironment Environment() => new(
        Instant.FromDateTimeOffset(_clock.GetUtcNow()),
        DateTimeZoneProviders.Tzdb[_options.TimeZoneId],
        BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))));
}
