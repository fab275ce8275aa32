using MetroEGov.Bpmn.Execution;
using MetroEGov.Scenarios.Driving;

namespace MetroEGov.Workflows.Tests;

/// <summary>
/// Everything that the accepting office could see of a case, ever: of the instances that it may open each variable that was written and
/// each element that was reached; of the others its own tasks with what was mapped into them.
/// </summary>
internal static class AcceptingOfficeView
{
    public static IReadOnlyList<string> Of(IEnumerable<CaseInstance> instances, string acceptingKey) =>
        [.. instances.SelectMany(instance => MayOpen(instance) ? WholeOf(instance) : TasksOf(instance, acceptingKey))];

    public static bool MayOpen(CaseInstance instance) =>
        instance.Model.Properties.GetValueOrDefault("metroegov:visibleTo", "accepting,competent").Split(',').Contains("accepting");

    private static IEnumerable<string> WholeOf(CaseInstance instance) => instance.History.SelectMany(happened => happened switch
    {
        HistoryEvent.VariableSet set => [$"{instance.Model.ProcessId}: {set.Name} = {set.Value}"],
        HistoryEvent.ElementActivated activated => [$"{instance.Model.ProcessId}: at {activated.ElementId}"],
        _ => Array.Empty<string>(),
    });

    private static IEnumerable<string> TasksOf(CaseInstance instance, string acceptingKey)
    {
        var tasks = instance.History.OfType<HistoryEvent.UserTaskCreated>().Select(created => created.Task)
            .Where(task => task.CandidateGroups.Any(group => group.EndsWith($"@{acceptingKey}", StringComparison.Ordinal)))
            .ToDictionary(task => task.ElementInstanceKey);
        return instance.History.SelectMany(happened => happened switch
        {
            HistoryEvent.UserTaskCreated created when tasks.ContainsKey(created.Task.ElementInstanceKey) => [$"task {created.Task.Name}"],
            HistoryEvent.VariableSet set when tasks.TryGetValue(set.ScopeKey, out var task) => [$"task {task.Name}: {set.Name} = {set.Value}"],
            _ => Array.Empty<string>(),
        });
    }
}
