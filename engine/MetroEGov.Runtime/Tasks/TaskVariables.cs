using System.Text.Json;
using MetroEGov.Runtime.Searching;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// What a task shows of the case. Whoever may read the instance sees what is in force at the task. Whoever may not sees the inputs that
/// the designer mapped to the task, for that is what the task's holder was given; without a mapping the designer gave it all.
/// </summary>
internal static class TaskVariables
{
    public static JsonElement Of(LoadedTask task, bool mayReadInstance) =>
        ScopeVariables.ToJson(mayReadInstance || HasNoInputMapping(task)
            ? ScopeVariables.EffectiveAt(task.Instance, task.State.ElementInstanceKey)
            : ScopeVariables.LocalAt(task.Instance, task.State.ElementInstanceKey));

    /// <summary>How the variables of one task are searched.</summary>
    public static ListSearch<VariableEntry> Search { get; } = new ListSearch<VariableEntry>(variable => variable.Key)
        .Keys("variableKey", variable => variable.Key)
        .Text("name", variable => variable.Name)
        .Text("value", variable => variable.Json)
        .Keys("scopeKey", variable => variable.ScopeKey)
        .Keys("processInstanceKey", variable => variable.InstanceKey)
        .Text("tenantId", _ => DialectNames.Tenant);

    /// <summary>The same, scope by scope, the innermost first.</summary>
    /// <param name="task">The task.</param>
    /// <param name="mayReadInstance">As in <see cref="Of"/>.</param>
    /// <param name="isEffective">Without what an inner scope hides.</param>
    public static IEnumerable<VariableEntry> ScopesOf(LoadedTask task, bool mayReadInstance, bool isEffective)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var key = task.State.ElementInstanceKey;
        while (true)
        {
            var element = key == task.Instance.Key ? null : task.Instance.Elements.GetValueOrDefault(key);
            foreach (var (name, value) in element is null ? task.Instance.Variables : element.Variables)
            {
                if (seen.Add(name) || !isEffective)
                    yield return new VariableEntry(VariableKey.Of(key, name), name, key, task.Instance.Key, task.Instance.RootKey, value.Json);
            }

            if (element is null || !(mayReadInstance || HasNoInputMapping(task)))
                yield break;
            key = element.ScopeKey;
        }
    }

    private static bool HasNoInputMapping(LoadedTask task) =>
        task.Model.Find(task.State.ElementId) is not { } node || node.Io.Inputs.IsEmpty;
}
