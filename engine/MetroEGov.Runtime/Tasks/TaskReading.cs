using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Processing;

/// <summary>Reads tasks for lists and pages, and the open ones with the instance around them.</summary>
internal static class TaskReading
{
    public static JsonElement EmptyObject { get; } = Json("{}");

    /// <summary>In the order of the rows.</summary>
    public static async Task<ImmutableArray<TaskSummary>> SummariesAsync(
        RuntimeDb db, DefinitionCatalog definitions, IReadOnlyList<UserTaskRow> rows, Caller caller, CancellationToken cancellationToken)
    {
        var taskKeys = rows.Select(row => row.Key).ToList();
        var candidates = (await db.TaskCandidates
                .Where(row => taskKeys.Contains(row.TaskKey))
                .OrderBy(row => row.Candidate)
                .ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToLookup(row => (row.TaskKey, row.Kind), row => row.Candidate);
        var instanceKeys = rows.Select(row => row.InstanceKey).Distinct().ToList();
        var readable = (await Readable.Instances(db, ReadScope.Of(caller))
                .Where(instance => instanceKeys.Contains(instance.Key))
                .Select(instance => instance.Key)
                .ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToHashSet();
        var instances = await db.Instances.Where(instance => instanceKeys.Contains(instance.Key))
            .Select(instance => new { instance.Key, instance.DefinitionKey, instance.Version, instance.ApplicationDate })
            .ToDictionaryAsync(instance => instance.Key, cancellationToken).ConfigureAwait(false);
        var tags = await InstanceReading.TagsAsync(db, instanceKeys, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(Summary)];

        TaskSummary Summary(UserTaskRow row)
        {
            var instance = instances[row.InstanceKey];
            var definition = definitions.Find(instance.DefinitionKey);
            var drawn = definition is null ? null : definitions.ProcessOf(definition).Find(new ElementId(row.ElementId))?.UserTask;
            return new TaskSummary(
                row.Key,
                row.InstanceKey,
                row.RootKey,
                row.ProcessId,
                row.ElementId,
                row.Name,
                row.Status,
                row.Assignee,
                [.. candidates[(row.Key, CandidateKind.Group)].Order(StringComparer.Ordinal)],
                row.CreatedAt,
                row.DueDate,
                row.FollowUpDate,
                row.Priority,
                row.BusinessKey,
                readable.Contains(row.InstanceKey))
            {
                ElementInstanceKey = row.ElementKey,
                DefinitionKey = instance.DefinitionKey,
                Version = instance.Version,
                ProcessName = definition?.Name ?? row.ProcessId,
                CandidateUsers = [.. candidates[(row.Key, CandidateKind.User)].Order(StringComparer.Ordinal)],
                ClosedAt = row.ClosedAt,
                Tags = [.. tags[row.InstanceKey]],
                Headers = drawn?.Headers ?? ImmutableDictionary<string, string>.Empty,
                FormKey = definition is null ? null : FormKey(definitions, definition, drawn?.Form, instance.ApplicationDate),
            };
        }
    }

    private static long? FormKey(DefinitionCatalog definitions, DefinitionRow definition, FormReference? form, string applicationDate)
    {
        if (form?.FormId is not { } formId)
            return null;
        var row = form.Binding == BindingType.Deployment
            ? definitions.FindInDeployment(DefinitionKind.Form, formId, definition.DeploymentKey)
            : definitions.FindValid(DefinitionKind.Form, formId, applicationDate);
        return row?.Key;
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
