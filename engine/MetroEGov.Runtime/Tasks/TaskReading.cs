using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Processing;

/// <summary>Reads tasks for lists and pages, and the open ones with the instance around them.</summary>
internal static class TaskReading
{
    public static JsonElement EmptyObject { get; } = Json("{}");

    public static async Task<ImmutableArray<TaskSummary>> SummariesAsync(
        RuntimeDb db, IReadOnlyList<UserTaskRow> rows, Caller caller, CancellationToken cancellationToken)
    {
        var taskKeys = rows.Select(row => row.Key).ToList();
        var groups = (await db.TaskCandidates
                .Where(row => taskKeys.Contains(row.TaskKey) && row.Kind == CandidateKind.Group)
                .ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToLookup(row => row.TaskKey, row => row.Candidate);
        var instanceKeys = rows.Select(row => row.InstanceKey).Distinct().ToList();
        var readable = (await Readable.Instances(db, ReadScope.Of(caller))
                .Where(instance => instanceKeys.Contains(instance.Key))
                .Select(instance => instance.Key)
                .ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToHashSet();
        return
        [
            .. rows.Select(row => new TaskSummary(
                row.Key,
                row.InstanceKey,
                row.RootKey,
                row.ProcessId,
                row.ElementId,
                row.Name,
                row.Status,
                row.Assignee,
                [.. groups[row.Key].Order(StringComparer.Ordinal)],
                row.CreatedAt,
                row.DueDate,
                row.FollowUpDate,
                row.Priority,
                row.BusinessKey,
                readable.Contains(row.InstanceKey))),
        ];
    }

    /// <summary>An open task as stored; null when it is closed.</summary>
    public static LoadedTask? Load(RuntimeDb db, DefinitionCatalog definitions, long taskKey)
    {
        var instanceKey = Keys.InstanceOf(taskKey);
        if (db.Instances.SingleOrDefault(row => row.Key == instanceKey) is not { } row
            || definitions.Find(row.DefinitionKey) is not { } definition)
        {
            return null;
        }

        var state = StateCodec.Read(row);
        return state.UserTasks.TryGetValue(taskKey, out var task)
            ? new LoadedTask(task, state, definitions.ProcessOf(definition), definition)
            : null;
    }

    /// <summary>An open task within a unit of work; null when it is closed.</summary>
    public static LoadedTask? Load(WorkUnit unit, long taskKey) =>
        unit.Load(Keys.InstanceOf(taskKey)) is { } instance && instance.State.UserTasks.TryGetValue(taskKey, out var task)
            ? new LoadedTask(task, instance.State, instance.Model, instance.Definition)
            : null;

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
