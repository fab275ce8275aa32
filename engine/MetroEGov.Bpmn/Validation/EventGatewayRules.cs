using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>
/// What may follow an event-based gateway. Source: BPMN 2.0.2 §10.6.6; not implemented: receive tasks as targets (an intermediate message
/// event says the same).
/// </summary>
internal static class EventGatewayRules
{
    public static IEnumerable<Problem> Check(ProcessModel model)
    {
        foreach (var gateway in model.Nodes.Where(n => n.Kind == ElementKind.EventBasedGateway))
        {
            if (gateway.Outgoing.Length < 2)
            {
                yield return gateway.Error(ProblemCode.EventGatewayExits, $"Event-based gateway '{gateway.Id}' needs at least two exits to wait for.");
            }

            var targets = gateway.Outgoing.Select(i => model.Nodes[model.Flows[i].Target]).ToList();
            foreach (var target in targets.Where(t => t.Kind != ElementKind.IntermediateCatchEvent))
            {
                yield return target.Error(ProblemCode.EventGatewayTarget, $"Event-based gateway '{gateway.Id}' leads to '{target.Id}'. Only intermediate message and timer events may follow it.");
            }

            foreach (var target in targets.Where(t => t.Kind == ElementKind.IntermediateCatchEvent && t.Incoming.Length > 1))
            {
                yield return target.Error(ProblemCode.EventGatewayTarget, $"'{target.Id}' follows event-based gateway '{gateway.Id}' and must have no other incoming flow.");
            }

            foreach (var same in targets.GroupBy(t => (t.Event as EventTrigger.Message)?.Name).Where(g => g.Key is not null).SelectMany(g => g.Skip(1)))
            {
                yield return same.Error(ProblemCode.DuplicateCatch, $"'{same.Id}' waits for the same message as another event behind gateway '{gateway.Id}'. Remove one.");
            }
        }
    }
}
