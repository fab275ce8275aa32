using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Runtime;

/// <summary>Jobs for workers outside of the host, in any language. Thread-safe.</summary>
public sealed class ExternalJobs
{
    /// <summary>Leases up to <paramref name="max"/> ready jobs of a type to a worker.</summary>
    public Task<ImmutableArray<ActivatedJob>> ActivateAsync(
        string type, string worker, TimeSpan lease, int max, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <param name="jobKey">The job.</param>
    /// <param name="variables">A JSON object.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> CompleteAsync(
        long jobKey, JsonElement? variables, string? commandId = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>With no retries left the case gets an incident; else the job is ready again after the back-off.</summary>
    public Task<CommandAnswer> FailAsync(
        long jobKey,
        int retriesLeft,
        string message,
        TimeSpan backOff = default,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>A business error: the drawing catches it, or the case gets an incident.</summary>
    public Task<CommandAnswer> ThrowErrorAsync(
        long jobKey,
        string errorCode,
        string? message,
        JsonElement? variables,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Moves the end of the lease.</summary>
    public Task<CommandAnswer> ExtendAsync(long jobKey, TimeSpan lease, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
