using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Runtime;

/// <summary>Starts and drives cases and reads them. Thread-safe.</summary>
public sealed class ProcessInstances
{
    /// <summary>
    /// Starts a case. By the time of the answer it is committed, and so is everything that follows from it at once, in called processes
    /// as well; activities run after that.
    /// </summary>
    public Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <returns>Null when there is none or the scope does not let it be seen.</returns>
    public Task<InstanceSummary?> GetAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Newest first.</summary>
    public Task<Page<InstanceSummary>> ListAsync(
        InstanceFilter filter, ReadScope scope, PageRequest page, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The variables at the top of the instance as a JSON object; null when the scope does not let it be seen.</summary>
    public Task<JsonElement?> GetVariablesAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Where the instance stands on its diagram; null when the scope does not let it be seen.</summary>
    public Task<DiagramState?> GetDiagramAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Oldest first; null when the scope does not let it be seen.</summary>
    public Task<ImmutableArray<HistoryStep>?> GetHistoryAsync(
        long instanceKey, ReadScope scope, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<bool> MayReadAsync(long instanceKey, ReadScope scope, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Ends the instance and what it called. Done also when called processes still confirm.</summary>
    public Task<CommandAnswer> CancelAsync(
        long instanceKey, Caller? caller, ReadScope scope, string? commandId = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <param name="instanceKey">The instance.</param>
    /// <param name="scopeKey">The instance's key, or an element instance of it.</param>
    /// <param name="variables">A JSON object.</param>
    /// <param name="isLocal">True: into exactly that scope; false: where each variable lives, else at the top.</param>
    /// <param name="caller">Who does it.</param>
    /// <param name="scope">What the caller may see.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> SetVariablesAsync(
        long instanceKey,
        long scopeKey,
        JsonElement variables,
        bool isLocal,
        Caller? caller,
        ReadScope scope,
        string? commandId = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
