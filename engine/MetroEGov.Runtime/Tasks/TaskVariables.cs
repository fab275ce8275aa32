using System.Text.Json;

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

    private static bool HasNoInputMapping(LoadedTask task) =>
        task.Model.Find(task.State.ElementId) is not { } node || node.Io.Inputs.IsEmpty;
}
