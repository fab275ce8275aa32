using System.Text.Json;

namespace MetroEGov.Runtime;

/// <summary>
/// The tasks of people. A caller sees a task that names one of the caller's groups (<c>role@authorityKey</c>), that names the caller, or
/// that the caller holds; everything else answers <see cref="RefusalCode.NotFound"/>, so that nobody learns of it. Thread-safe.
/// </summary>
public sealed class UserTasks
{
    public Task<Page<TaskSummary>> ListAsync(
        Caller caller, TaskFilter filter, PageRequest page, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>How many open tasks the filter finds.</summary>
    public Task<int> CountAsync(Caller caller, TaskFilter filter, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <returns>Null when there is none or the caller may not see it. A closed task is returned with its status.</returns>
    public Task<TaskDetail?> GetAsync(long taskKey, Caller caller, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Takes a task that nobody holds. Of two who try at once one gets <see cref="RefusalCode.AssigneeChanged"/>.</summary>
    public Task<CommandAnswer> ClaimAsync(
        long taskKey, Caller caller, string? commandId = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Gives back a task that the caller holds.</summary>
    public Task<CommandAnswer> ReleaseAsync(
        long taskKey, Caller caller, string? commandId = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Gives a task that the caller holds to a colleague.</summary>
    public Task<CommandAnswer> HandOverAsync(
        long taskKey, Caller caller, string toUserId, string? commandId = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>
    /// Completes a task that the caller holds. With a form, only what the form's rules let through becomes variables; without, all
    /// members of <paramref name="data"/>. A business rule like "held by me" is checked in the same step: a stale page changes nothing.
    /// </summary>
    /// <param name="taskKey">The task.</param>
    /// <param name="caller">Who completes it.</param>
    /// <param name="data">A JSON object: the form's data.</param>
    /// <param name="commandId">An idempotency key.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<CommandAnswer> CompleteAsync(
        long taskKey, Caller caller, JsonElement data, string? commandId = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Keeps what was typed, unchecked, for the holder. At most 256 KB.</summary>
    public Task<CommandAnswer> SaveDraftAsync(
        long taskKey, Caller caller, JsonElement data, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Changes due date, follow-up date or priority (0 to 100); null leaves as it is.</summary>
    public Task<CommandAnswer> UpdateAsync(
        long taskKey,
        Caller caller,
        DateTimeOffset? dueDate,
        DateTimeOffset? followUpDate,
        int? priority,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
