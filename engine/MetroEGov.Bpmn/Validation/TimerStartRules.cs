using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>What a timer start event of a process needs: a date or a cycle as text, and an authority. Source: BPMN 2.0.2 Table 10.84.</summary>
public static class TimerStartRules
{
    private const int KeyLength = 9;

    /// <summary>The part that only deployment knows.</summary>
    /// <param name="isAuthority">Whether the region has an authority of that key.</param>
    public static ImmutableArray<Problem> Check(ProcessModel model, Func<string, bool> isAuthority) =>
    [
        .. Starts(model)
            .Where(start => Authority(start) is { } key && IsKey(key) && !isAuthority(key))
            .Select(start => start.Error(
                ProblemCode.UnknownAuthority,
                $"Timer start event '{start.Id}': the region has no authority '{Authority(start)}' (metroegov:authority).")),
    ];

    internal static IEnumerable<FlowNode> Starts(ProcessModel model) => model.StartEvents.Where(start => start.Event is EventTrigger.Timer);

    internal static bool IsKey(string text) => text.Length == KeyLength && text.All(char.IsAsciiDigit);

    internal static IEnumerable<Problem> Check(ProcessModel model)
    {
        foreach (var start in Starts(model))
        {
            var timer = (EventTrigger.Timer)start.Event!;
            if (timer.Kind == TimerKind.Duration)
            {
                yield return start.Error(ProblemCode.TimerStartDuration, $"Timer start event '{start.Id}' has a duration, but nothing that it could count from. Use a date or a cycle (like R/2026-12-01T08:00:00+01:00/P1D).");
            }
            else if (!timer.Value.IsStatic)
            {
                yield return start.Error(ProblemCode.InvalidTimer, $"Timer start event '{start.Id}': there is no case yet that an expression could be evaluated in. Write the {(timer.Kind == TimerKind.Date ? "date" : "cycle")} as text.");
            }
            else if (timer.Kind == TimerKind.Cycle && IsTooShort(timer.Value.Text))
            {
                yield return start.Error(ProblemCode.InvalidTimer, $"Timer start event '{start.Id}': every firing begins a case, so a cycle is at least PT{StartTimers.ShortestInterval.TotalSeconds:0}S long.");
            }

            if (Authority(start) is null)
            {
                yield return start.Error(ProblemCode.MissingAuthority, $"Timer start event '{start.Id}' names no authority. Give it the property {StartTimers.AuthorityProperty}: the nine-digit key of the authority in whose name the case begins.");
            }
        }
    }

    private static bool IsTooShort(string cycle) =>
        CalendarSpan.TryParse(cycle[(cycle.LastIndexOf('/') + 1)..], out var interval)
        && interval is { Months: 0, Days: 0 }
        && interval.Elapsed.ToTimeSpan() < StartTimers.ShortestInterval;

    private static string? Authority(FlowNode start) =>
        start.Properties.GetValueOrDefault(StartTimers.AuthorityProperty) is { } key && !string.IsNullOrWhiteSpace(key) ? key : null;
}
