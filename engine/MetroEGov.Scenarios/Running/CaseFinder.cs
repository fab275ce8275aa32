using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;

namespace MetroEGov.Scenarios.Running;

/// <summary>Finds what a selector means; of several the newest. What cannot be found fails the instruction.</summary>
internal sealed class CaseFinder(InMemoryDriver driver)
{
    public CaseInstance Instance(string processId) =>
        driver.Instances.LastOrDefault(i => i.Model.ProcessId == processId)
        ?? throw new InstructionFailedException($"an instance of process '{processId}'", "none was started");

    public (CaseInstance Instance, UserTaskState Task) OpenTask(UserTaskSelector selector) =>
        Newest(selector.ProcessDefinitionId, i => i.State.UserTasks.Values.Where(t => Fits(selector, t)))
        ?? throw new InstructionFailedException($"an open user task {selector}", $"open are: {List(driver.Instances.SelectMany(i => i.State.UserTasks.Values).Select(t => t.ElementId.Value))}", selector.ElementId);

    public (CaseInstance Instance, JobState Job) OpenJob(JobSelector selector) =>
        Newest(selector.ProcessDefinitionId, i => i.State.Jobs.Values.Where(j =>
            (selector.JobType is null || j.Type == selector.JobType) && (selector.ElementId is null || j.ElementId.Value == selector.ElementId)))
        ?? throw new InstructionFailedException($"an open job {selector}", $"open are: {List(driver.Instances.SelectMany(i => i.State.Jobs.Values).Select(j => $"{j.ElementId} ({j.Type})"))}", selector.ElementId);

    public (CaseInstance Instance, IncidentState Incident) Incident(IncidentSelector selector) =>
        Newest(selector.ProcessDefinitionId, i => i.State.Incidents.Values.Where(x => selector.ElementId is null || x.ElementId.Value == selector.ElementId))
        ?? throw new InstructionFailedException($"an incident {selector}", "there is none", selector.ElementId);

    /// <summary>The newest task that ever was, with how it ended (null: open).</summary>
    public (UserTaskState Task, string? End)? AnyTask(UserTaskSelector selector)
    {
        var found = Newest(selector.ProcessDefinitionId, i => History(i).Where(t => Fits(selector, t.Task)));
        return found?.Item;
    }

    public static string? ElementId(ProcessModel model, ElementSelector selector)
    {
        if (selector.ElementId is { } id)
        {
            return model.Find(new ElementId(id)) is null
                ? throw new InstructionFailedException($"element '{id}' in process '{model.ProcessId}'", "it has no element of that id")
                : id;
        }

        return model.Nodes.FirstOrDefault(n => n.Name == selector.ElementName)?.Id.Value
            ?? throw new InstructionFailedException($"an element named '{selector.ElementName}' in process '{model.ProcessId}'", "it has no element of that name");
    }

    public static string List(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count == 0 ? "none" : string.Join(", ", list);
    }

    private static bool Fits(UserTaskSelector selector, UserTaskState task) =>
        (selector.ElementId is null || task.ElementId.Value == selector.ElementId) && (selector.TaskName is null || task.Name == selector.TaskName);

    private static IEnumerable<(UserTaskState Task, string? End)> History(CaseInstance instance)
    {
        var tasks = new SortedDictionary<long, (UserTaskState Task, string? End)>();
        foreach (var happened in instance.History)
        {
            switch (happened)
            {
                case HistoryEvent.UserTaskCreated created:
                    tasks[created.Task.Key] = (created.Task, null);
                    break;
                case HistoryEvent.UserTaskChanged changed:
                    tasks[changed.Task.Key] = (changed.Task, null);
                    break;
                case HistoryEvent.UserTaskCompleted completed:
                    tasks[completed.UserTaskKey] = (tasks[completed.UserTaskKey].Task, "COMPLETED");
                    break;
                case HistoryEvent.UserTaskCanceled canceled:
                    tasks[canceled.UserTaskKey] = (tasks[canceled.UserTaskKey].Task, "CANCELED");
                    break;
            }
        }

        return tasks.Values;
    }

    private (CaseInstance Instance, T Item)? Newest<T>(string? processId, Func<CaseInstance, IEnumerable<T>> items)
    {
        (CaseInstance, T)? newest = null;
        foreach (var instance in driver.Instances.Where(i => processId is null || i.Model.ProcessId == processId))
        {
            foreach (var item in items(instance))
            {
                newest = (instance, item);
            }
        }

        return newest;
    }
}
