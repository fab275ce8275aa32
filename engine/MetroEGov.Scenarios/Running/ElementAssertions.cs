using System.Globalization;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;

namespace MetroEGov.Scenarios.Running;

/// <summary>
/// What became of elements. The instances of a multi-instance activity count, the body around them does not.
/// </summary>
internal sealed class ElementAssertions(CaseFinder finder)
{
    public void One(Instruction.AssertElementInstance expected)
    {
        var instance = finder.Instance(expected.ProcessDefinitionId);
        var id = CaseFinder.ElementId(instance.Model, expected.Element);
        var states = States(instance).Where(s => s.ElementId == id).ToList();
        var count = states.Count(s => s.State == expected.State);
        if (count != expected.Amount)
        {
            throw new InstructionFailedException(
                $"element {expected.Element} of process '{expected.ProcessDefinitionId}' to be {expected.State} {Times(expected.Amount)}",
                states.Count == 0 ? "it was never activated" : string.Join(", ", states.CountBy(s => s.State).Select(s => $"{s.Key} {Times(s.Value)}")),
                id);
        }
    }

    public void Several(Instruction.AssertElementInstances expected)
    {
        var instance = finder.Instance(expected.ProcessDefinitionId);
        var ids = expected.Elements.Select(e => CaseFinder.ElementId(instance.Model, e) ?? "").ToList();
        var all = States(instance);
        switch (expected.State)
        {
            case "NOT_ACTIVE":
                Require(ids.Find(IsActive));
                break;
            case "NOT_ACTIVATED":
                Require(ids.Find(id => all.Exists(s => s.ElementId == id)));
                break;
            case "ACTIVE_EXACTLY":
                Require(ids.Find(id => !IsActive(id)) ?? all.Where(s => s.State == "ACTIVE").Select(s => s.ElementId).FirstOrDefault(id => !ids.Contains(id)));
                break;
            case "COMPLETED_IN_ORDER":
                Require(OutOfOrder(ids, instance.History.OfType<HistoryEvent.ElementCompleted>().Select(c => c.ElementId.Value)));
                break;
            default:
                Require(ids.Find(id => !all.Exists(s => s.ElementId == id && s.State == expected.State)));
                break;
        }

        bool IsActive(string id) => all.Exists(s => s.ElementId == id && s.State == "ACTIVE");

        void Require(string? failed)
        {
            if (failed is not null)
            {
                throw new InstructionFailedException(
                    $"elements {string.Join(", ", ids)} of process '{expected.ProcessDefinitionId}' to be {expected.State}",
                    CaseFinder.List(all.Select(s => $"{s.ElementId} {s.State}")),
                    failed);
            }
        }
    }

    /// <returns>The first that was not completed after those before it; null when all were.</returns>
    private static string? OutOfOrder(List<string> expected, IEnumerable<string> completed)
    {
        var next = 0;
        foreach (var id in completed)
        {
            if (next < expected.Count && id == expected[next])
            {
                next++;
            }
        }

        return next == expected.Count ? null : expected[next];
    }

    private static List<(string ElementId, string State)> States(CaseInstance instance)
    {
        var states = new Dictionary<long, (string ElementId, string State)>();
        foreach (var happened in instance.History)
        {
            switch (happened)
            {
                case HistoryEvent.ElementActivated { IsMultiInstanceBody: false } activated:
                    states[activated.Key] = (activated.ElementId.Value, "ACTIVE");
                    break;
                case HistoryEvent.ElementCompleted completed when states.ContainsKey(completed.Key):
                    states[completed.Key] = (completed.ElementId.Value, "COMPLETED");
                    break;
                case HistoryEvent.ElementTerminated terminated when states.ContainsKey(terminated.Key):
                    states[terminated.Key] = (terminated.ElementId.Value, "TERMINATED");
                    break;
            }
        }

        return [.. states.OrderBy(s => s.Key).Select(s => s.Value)];
    }

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");
}
