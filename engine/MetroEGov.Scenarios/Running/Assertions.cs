using System.Globalization;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;

namespace MetroEGov.Scenarios.Running;

/// <summary>Compares what is with what a scenario expects; a difference fails the instruction.</summary>
internal sealed class Assertions(CaseFinder finder)
{
    public void Process(Instruction.AssertProcessInstance expected)
    {
        var instance = finder.Instance(expected.ProcessDefinitionId);
        var status = instance.State.Status switch
        {
            InstanceStatus.Completed => "COMPLETED",
            InstanceStatus.Terminated => "TERMINATED",
            _ => "ACTIVE",
        };
        if (expected.State is { } state && state != status && !(state == "CREATED" && instance.History.Count > 0))
        {
            throw new InstructionFailedException($"process '{expected.ProcessDefinitionId}' to be {state}", status);
        }

        if (expected.HasActiveIncidents is { } has && has == instance.State.Incidents.IsEmpty)
        {
            throw new InstructionFailedException(
                $"process '{expected.ProcessDefinitionId}' {(has ? "to have" : "without")} incidents",
                CaseFinder.List(instance.State.Incidents.Values.Select(i => $"{i.ElementId} {i.Type}: {i.Text}")),
                instance.State.Incidents.Values.Select(i => i.ElementId.Value).FirstOrDefault());
        }
    }

    public void Variables(Instruction.AssertVariables expected)
    {
        var instance = finder.Instance(expected.ProcessDefinitionId);
        IReadOnlyDictionary<string, VariableValue> variables = expected.Element is null ? instance.State.Variables : LocalVariables(instance, expected.Element);
        foreach (var name in expected.Names.Where(n => !variables.ContainsKey(n)))
        {
            throw new InstructionFailedException($"variable '{name}'", $"there are: {CaseFinder.List(variables.Keys)}");
        }

        foreach (var (name, value) in expected.Variables.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (!variables.TryGetValue(name, out var found))
            {
                throw new InstructionFailedException($"variable '{name}' = {value}", $"there are: {CaseFinder.List(variables.Keys)}");
            }

            if (found != value)
            {
                throw new InstructionFailedException($"variable '{name}' = {value}", $"{found}");
            }
        }
    }

    public void UserTask(Instruction.AssertUserTask instruction)
    {
        if (finder.AnyTask(instruction.Task) is not { } found)
        {
            throw new InstructionFailedException($"a user task {instruction.Task}", "none was created", instruction.Task.ElementId);
        }

        var (task, end) = found;
        var expected = instruction.Expected;
        Compare("state", expected.State, end ?? "CREATED");
        Compare("assignee", expected.Assignee, task.Assignee);
        Compare("element", expected.ElementId, task.ElementId.Value);
        Compare("name", expected.Name, task.Name);
        Compare("priority", expected.Priority?.ToString(CultureInfo.InvariantCulture), task.Priority.ToString(CultureInfo.InvariantCulture));
        Compare("candidate groups", expected.CandidateGroups is { } groups ? string.Join(", ", groups.Order(StringComparer.Ordinal)) : null, string.Join(", ", task.CandidateGroups.Order(StringComparer.Ordinal)));
        CompareTime("due date", expected.DueDate, task.DueDate);
        CompareTime("follow-up date", expected.FollowUpDate, task.FollowUpDate);

        void Compare(string what, string? wanted, string? is_)
        {
            if (wanted is not null && wanted != is_)
            {
                throw new InstructionFailedException($"{what} of user task {instruction.Task} = {wanted}", is_ ?? "none", task.ElementId.Value);
            }
        }

        void CompareTime(string what, string? wanted, DateTimeOffset? is_)
        {
            if (wanted is not null && !(DateTimeOffset.TryParse(wanted, CultureInfo.InvariantCulture, out var time) && time == is_))
            {
                throw new InstructionFailedException($"{what} of user task {instruction.Task} = {wanted}", is_?.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture) ?? "none", task.ElementId.Value);
            }
        }
    }

    public void Subscription(Instruction.AssertMessageSubscription expected)
    {
        var instance = finder.Instance(expected.ProcessDefinitionId);
        var opened = instance.History.OfType<HistoryEvent.SubscriptionOpened>().Select(o => o.Subscription).Where(Fits).Select(s => s.Key).ToHashSet();
        var isWaiting = instance.State.Subscriptions.Values.Any(Fits);
        var isCorrelated = instance.History.OfType<HistoryEvent.MessageCorrelated>().Any(c => opened.Contains(c.SubscriptionKey));
        var holds = expected.State switch
        {
            "WAITING" => isWaiting,
            "NOT_WAITING" => !isWaiting,
            _ => isCorrelated,
        };
        if (!holds)
        {
            throw new InstructionFailedException(
                $"process '{expected.ProcessDefinitionId}' and message {expected.Message}: {expected.State}",
                $"it waits for: {CaseFinder.List(instance.State.Subscriptions.Values.Select(s => s.MessageName))}");
        }

        bool Fits(SubscriptionState s) =>
            s.MessageName == expected.Message.MessageName && (expected.Message.CorrelationKey is null || s.CorrelationKey == expected.Message.CorrelationKey);
    }

    /// <summary>
    /// Local to the newest instance of the element. An element that is closed has its variables no more, so they are read from the history:
    /// what was last written into its scope.
    /// </summary>
    private static Dictionary<string, VariableValue> LocalVariables(CaseInstance instance, ElementSelector selector)
    {
        var id = CaseFinder.ElementId(instance.Model, selector);
        var activated = instance.History.OfType<HistoryEvent.ElementActivated>().LastOrDefault(a => a.ElementId.Value == id)
            ?? throw new InstructionFailedException($"element {selector} of process '{instance.Model.ProcessId}' with variables", "it was never activated", id);
        var variables = new Dictionary<string, VariableValue>(StringComparer.Ordinal);
        foreach (var set in instance.History.OfType<HistoryEvent.VariableSet>().Where(s => s.ScopeKey == activated.Key))
        {
            variables[set.Name] = set.Value;
        }

        return variables;
    }
}
