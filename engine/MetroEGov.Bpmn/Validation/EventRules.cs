using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using NodaTime;

namespace MetroEGov.Bpmn.Validation;

/// <summary>Which trigger an event may have at its place, and what static timers must look like. Source: BPMN 2.0.2 Table 10.93.</summary>
internal static class EventRules
{
    public static IEnumerable<Problem> Check(ProcessModel model)
    {
        foreach (var node in model.Nodes.Where(n => n.Event is not null))
        {
            if (node is { Kind: ElementKind.IntermediateCatchEvent or ElementKind.BoundaryEvent, Event: EventTrigger.None })
            {
                yield return node.Error(ProblemCode.MissingTrigger, $"Event '{node.Id}' waits for nothing. Give it a message, a timer or (on a border) an error.");
            }
            else if (!IsSupported(node))
            {
                yield return node.Error(ProblemCode.UnsupportedElement, $"'{node.Id}': a {StartRules.Describe(node.Event)} trigger of this event ({node.Kind}) is not supported yet.");
            }

            foreach (var problem in node.Event is EventTrigger.Timer timer ? CheckTimer(node, timer) : [])
            {
                yield return problem;
            }
        }
    }

    private static bool IsSupported(FlowNode node) => node.Kind switch
    {
        ElementKind.EndEvent => node.Event is EventTrigger.None or EventTrigger.Error or EventTrigger.Terminate,
        ElementKind.IntermediateCatchEvent => node.Event is EventTrigger.Message or EventTrigger.Timer,
        ElementKind.IntermediateThrowEvent => node.Event is EventTrigger.None,
        ElementKind.BoundaryEvent => node.Event is EventTrigger.Message or EventTrigger.Timer or EventTrigger.Error,

        // Start events depend on where they stand: StartRules.
        _ => true,
    };

    private static IEnumerable<Problem> CheckTimer(FlowNode node, EventTrigger.Timer timer)
    {
        if (timer.Kind == TimerKind.Cycle && node.Kind != ElementKind.StartEvent && (node.Kind != ElementKind.BoundaryEvent || node.IsInterrupting))
        {
            yield return node.Error(ProblemCode.CycleNotAllowed, $"Timer '{node.Id}' repeats, but only a boundary event that does not interrupt can fire more than once. Use a duration.");
        }

        if (timer.Value.IsStatic && !IsWellFormed(timer))
        {
            yield return node.Error(ProblemCode.InvalidTimer, $"Timer '{node.Id}': '{timer.Value.Text}' is no ISO 8601 {Expected(timer.Kind)}.");
        }
    }

    /// <summary>By the rule that schedules it later, at any moment: a static timer either always parses or never.</summary>
    private static bool IsWellFormed(EventTrigger.Timer timer) =>
        TimerSchedule.TryFirst(timer.Kind, FeelValue.Of(timer.Value.Text), DateTimeOffset.UnixEpoch.AddYears(50), DateTimeZone.Utc, out _);

    private static string Expected(TimerKind kind) => kind switch
    {
        TimerKind.Date => "date or date-time (like 2026-11-23T12:00:00+01:00)",
        TimerKind.Duration => "duration (like P14D or PT30M)",
        _ => "repeating interval (like R3/P7D)",
    };
}
