using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// Tokens wait on the flows into a parallel gateway until every one of them has one; one of each is taken. Each scope counts for itself.
/// Source: BPMN 2.0.2 §13.4.1; surplus tokens stay on their flows (no deviation), so a scope with one does not complete.
/// </summary>
internal static class ParallelJoin
{
    public static bool IsJoin(FlowNode node) => node.Kind == ElementKind.ParallelGateway && node.Incoming.Length > 1;

    /// <returns>Whether the gateway activates.</returns>
    public static bool Arrive(StepRun run, SequenceFlow flow, FlowNode gateway, long scopeKey)
    {
        run.Record(new HistoryEvent.TokenArrived(flow.Id, gateway.Id, scopeKey));
        foreach (var index in gateway.Incoming)
        {
            var incoming = run.Model.Flows[index].Id;
            if (!run.State.WaitingTokens.Any(t => t.ScopeKey == scopeKey && t.FlowId == incoming))
            {
                return false;
            }
        }
        run.Record(new HistoryEvent.TokensJoined(gateway.Id, scopeKey, [.. gateway.Incoming.Select(i => run.Model.Flows[i].Id)]));
        return true;
    }
}
