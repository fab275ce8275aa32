using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;

namespace MetroEGov.Bpmn.Validation;

/// <summary>Events on the border of activities. Source: BPMN 2.0.2 §10.5.4, §13.5.3.</summary>
internal static class BoundaryRules
{
    public static IEnumerable<Problem> Check(ProcessModel model) =>
    [
        .. model.Nodes.Where(n => n.Kind == ElementKind.BoundaryEvent).SelectMany(n => CheckEvent(model, n)),
        .. model.Nodes.Where(n => n.BoundaryEvents.Length > 1).SelectMany(n => CheckDuplicates($"'{n.Id}'", n.BoundaryEvents.Select(i => model.Nodes[i]))),
        .. CheckEventSubprocesses(model, model.EventSubprocesses),
        .. model.Nodes.SelectMany(n => CheckEventSubprocesses(model, n.EventSubprocesses)),
    ];

    private static IEnumerable<Problem> CheckEvent(ProcessModel model, FlowNode boundary)
    {
        if (!boundary.Incoming.IsEmpty)
        {
            yield return boundary.Error(ProblemCode.BoundaryEventFlow, $"Boundary event '{boundary.Id}' has an incoming sequence flow; only its activity and its trigger start it.");
        }

        if (boundary.Outgoing.IsEmpty)
        {
            yield return boundary.Error(ProblemCode.BoundaryEventFlow, $"Boundary event '{boundary.Id}' leads nowhere. Draw a sequence flow from it.");
        }

        if (boundary.Event is EventTrigger.Error && !boundary.IsInterrupting)
        {
            yield return boundary.Error(ProblemCode.ErrorMustInterrupt, $"Error boundary event '{boundary.Id}' must interrupt: after an error its activity cannot go on.");
        }

        if (boundary.AttachedTo is { } index && (!MultiInstanceReader.IsActivity(model.Nodes[index].Kind) || model.Nodes[index].Parent != boundary.Parent))
        {
            yield return boundary.Error(ProblemCode.BoundaryEventPlace, $"Boundary event '{boundary.Id}' must be attached to an activity of the same process or subprocess; '{model.Nodes[index].Id}' is none.");
        }
    }

    private static IEnumerable<Problem> CheckEventSubprocesses(ProcessModel model, IEnumerable<int> subprocesses) =>
        CheckDuplicates(
            "the same scope",
            subprocesses
                .SelectMany(i => model.Nodes[i].Children)
                .Select(i => model.Nodes[i])
                .Where(n => n.Kind == ElementKind.StartEvent));

    /// <summary>Two that catch the same: which of them fires would be chance.</summary>
    private static IEnumerable<Problem> CheckDuplicates(string where, IEnumerable<FlowNode> catching) =>
        from same in catching.GroupBy(Caught)
        where same.Key is not null
        from surplus in same.Skip(1)
        select surplus.Error(ProblemCode.DuplicateCatch, $"'{surplus.Id}' catches the same as '{same.First().Id}' of {where}. Remove one.");

    private static (string Kind, ModelExpression? What)? Caught(FlowNode node) => node.Event switch
    {
        EventTrigger.Error error => ("error", error.Code),
        EventTrigger.Message message => ("message", message.Name),
        _ => null,
    };
}
