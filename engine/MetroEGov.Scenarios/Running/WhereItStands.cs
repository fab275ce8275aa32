using System.Globalization;
using MetroEGov.Scenarios.Driving;

namespace MetroEGov.Scenarios.Running;

/// <summary>Says for a failed scenario what is active, what waits and what an incident stopped. Elements and types only, no values.</summary>
internal static class WhereItStands
{
    public static string Describe(InMemoryDriver driver)
    {
        var lines = driver.Instances.Select(Describe).ToList();
        return lines.Count == 0 ? "no process instance was started" : string.Join('\n', lines);
    }

    /// <summary>
    /// The element that holds the cases up: one that an incident stopped, else the newest that is active in a case that has not ended;
    /// null when all have ended.
    /// </summary>
    public static string? ElementOf(InMemoryDriver driver)
    {
        var newest = driver.Instances.Reverse().ToList();
        return newest.SelectMany(i => i.State.Incidents.Values).Select(i => i.ElementId.Value).FirstOrDefault()
            ?? newest.SelectMany(i => i.State.Elements.Values.Reverse()).Where(e => !e.IsMultiInstanceBody).Select(e => e.ElementId.Value).FirstOrDefault();
    }

    private static string Describe(CaseInstance instance)
    {
        var state = instance.State;
        string?[] parts =
        [
            $"{instance.Model.ProcessId}: {state.Status.ToString().ToLowerInvariant()}",
            List("active", state.Elements.Values.Where(e => !e.IsMultiInstanceBody).Select(e => e.ElementId.Value)),
            List("waiting at joins", state.WaitingTokens.Select(t => t.GatewayId.Value)),
            List("jobs", state.Jobs.Values.Select(j => $"{j.ElementId} ({j.Type})")),
            List("messages", state.Subscriptions.Values.Select(s => $"{s.TargetElementId} ({s.MessageName})")),
            List("timers", state.Timers.Values.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.TargetElementId} (due {t.DueAt:yyyy-MM-ddTHH:mm:ssK})"))),
            List("incidents", state.Incidents.Values.Select(i => $"{i.ElementId} {i.Type}: {i.Text}")),
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    private static string? List(string what, IEnumerable<string> items)
    {
        var list = items.Distinct(StringComparer.Ordinal).ToList();
        return list.Count == 0 ? null : $"{what}: {string.Join(", ", list)}";
    }
}
