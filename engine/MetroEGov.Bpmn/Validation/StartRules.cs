using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>How processes and subprocesses begin. Source: BPMN 2.0.2 §10.5.2 Start Event.</summary>
internal static class StartRules
{
    public static IEnumerable<Problem> Check(ProcessModel model) =>
    [
        .. CheckProcess(model),
        .. TimerStartRules.Check(model),
        .. model.Nodes.Where(n => n.Kind == ElementKind.Subprocess).SelectMany(n => CheckSubprocess(model, n)),
        .. model.Nodes.Where(n => n.Kind == ElementKind.EventSubprocess).SelectMany(n => CheckEventSubprocess(model, n)),
    ];

    private static IEnumerable<Problem> CheckProcess(ProcessModel model)
    {
        var starts = model.StartEvents.ToList();
        if (starts.Count == 0)
        {
            yield return new(ProblemSeverity.Error, ProblemCode.MissingStartEvent, model.ProcessId, model.Line, $"Process '{model.ProcessId}' has no start event.");
        }

        var noneStarts = starts.Where(s => s.Event is EventTrigger.None).ToList();
        foreach (var surplus in noneStarts.Skip(1))
        {
            yield return surplus.Error(ProblemCode.SeveralNoneStarts, $"Process '{model.ProcessId}' has a none start event already ('{noneStarts[0].Id}'). A process may have one; others need a message or a timer.");
        }

        foreach (var start in starts.Where(s => s.Event is not (null or EventTrigger.None or EventTrigger.Message or EventTrigger.Timer)))
        {
            yield return start.Error(ProblemCode.UnsupportedElement, $"Start event '{start.Id}': a {Describe(start.Event)} start event is not supported yet.");
        }

        foreach (var start in model.Nodes.Where(n => n.HttpStart is not null && (n.Parent is not null || n.Event is not (null or EventTrigger.None))))
        {
            yield return start.Error(ProblemCode.HttpStartPlace, $"Start event '{start.Id}' cannot be called over HTTP: only a start event of the process itself without another trigger can. Move the properties metroegov:http… there.");
        }

        foreach (var same in starts.GroupBy(s => (s.Event as EventTrigger.Message)?.Name).Where(g => g.Key is not null).SelectMany(g => g.Skip(1)))
        {
            yield return same.Error(ProblemCode.DuplicateCatch, $"Start event '{same.Id}' waits for the same message as another one; which of them starts the process would be chance.");
        }
    }

    private static IEnumerable<Problem> CheckSubprocess(ProcessModel model, FlowNode subprocess)
    {
        var starts = Starts(model, subprocess);
        if (starts.Length != 1 || starts[0].Event is not (null or EventTrigger.None))
        {
            yield return subprocess.Error(ProblemCode.SubprocessStart, $"Subprocess '{subprocess.Id}' must have exactly one start event, without a trigger.");
        }
    }

    private static IEnumerable<Problem> CheckEventSubprocess(ProcessModel model, FlowNode subprocess)
    {
        if (!subprocess.Incoming.IsEmpty || !subprocess.Outgoing.IsEmpty)
        {
            yield return subprocess.Error(ProblemCode.EventSubprocessFlow, $"Event subprocess '{subprocess.Id}' is started by its event: it has no sequence flows in or out.");
        }

        var starts = Starts(model, subprocess);
        if (starts.Length != 1)
        {
            yield return subprocess.Error(ProblemCode.EventSubprocessStart, $"Event subprocess '{subprocess.Id}' must have exactly one start event.");
            yield break;
        }

        var start = starts[0];
        switch (start.Event)
        {
            case null:
                break;
            case EventTrigger.Message { CorrelationKey: null }:
                yield return start.Error(ProblemCode.MissingCorrelationKey, $"The message of '{start.Id}' has no correlation key, so the case could not tell whose message it is. Add zeebe:subscription with correlationKey to the message.");
                break;
            case EventTrigger.Message or EventTrigger.Timer:
                break;
            case EventTrigger.Error:
                if (!start.IsInterrupting)
                {
                    yield return start.Error(ProblemCode.ErrorMustInterrupt, $"Error start event '{start.Id}' must interrupt: after an error the work around it cannot go on.");
                }

                break;
            case EventTrigger.None:
                yield return start.Error(ProblemCode.EventSubprocessStart, $"Start event '{start.Id}' of event subprocess '{subprocess.Id}' needs a trigger: a message, a timer or an error.");
                break;
            default:
                yield return start.Error(ProblemCode.UnsupportedElement, $"Event subprocess '{subprocess.Id}' by {Describe(start.Event)} is not supported yet.");
                break;
        }
    }

    private static ImmutableArray<FlowNode> Starts(ProcessModel model, FlowNode subprocess) =>
        [.. subprocess.Children.Select(i => model.Nodes[i]).Where(n => n.Kind == ElementKind.StartEvent)];

    internal static string Describe(EventTrigger? trigger) => trigger switch
    {
        EventTrigger.None => "none",
        EventTrigger.Message => "message",
        EventTrigger.Timer => "timer",
        EventTrigger.Error => "error",
        EventTrigger.Terminate => "terminate",
        _ => "unknown",
    };
}
