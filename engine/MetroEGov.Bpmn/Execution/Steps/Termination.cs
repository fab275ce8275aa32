using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// Ends element instances before their time, innermost first. A called instance has to confirm its end; until then its caller, and every
/// scope around the caller that ends too, stays <see cref="ElementStatus.Terminating"/> (R4).
/// </summary>
internal static class Termination
{
    public static void TerminateElement(StepRun run, ElementInstance element)
    {
        var doomed = ContentOf(run, element.Key);
        doomed.Add(element.Key);
        Terminate(run, doomed);
    }

    /// <summary>Ends everything in a scope: element instances, waiting tokens, tokens under way. The scope itself stays.</summary>
    public static void TerminateContent(StepRun run, long scopeKey)
    {
        Terminate(run, ContentOf(run, scopeKey));
        if (run.State.WaitingTokens.Any(t => t.ScopeKey == scopeKey))
        {
            run.Record(new HistoryEvent.TokensDiscarded(scopeKey));
        }
        run.Agenda.DropTokens(scopeKey);
    }

    /// <summary>A called instance has ended: its caller goes, and the scopes around it that waited for nothing else.</summary>
    public static void Confirm(StepRun run, ElementInstance caller)
    {
        run.Record(new HistoryEvent.ElementTerminated(caller.Key, caller.ElementId));
        var scopeKey = caller.ScopeKey;
        while (run.State.Element(scopeKey) is { Status: ElementStatus.Terminating } scope && run.State.ChildCount(scopeKey) == 0)
        {
            run.Record(new HistoryEvent.ElementTerminated(scope.Key, scope.ElementId));
            scopeKey = scope.ScopeKey;
        }
        if (run.State.Status == InstanceStatus.Terminating)
        {
            InstanceEnd.TerminateIfEmpty(run);
            return;
        }
        run.Agenda.Add(new AgendaItem(AgendaAction.CompleteScope, scopeKey));
    }

    private static HashSet<long> ContentOf(StepRun run, long scopeKey)
    {
        var content = new HashSet<long>();
        // Keys grow, so an element always comes after its scope.
        foreach (var (key, element) in run.State.Elements)
        {
            if (element.ScopeKey == scopeKey || content.Contains(element.ScopeKey))
            {
                content.Add(key);
            }
        }
        return content;
    }

    private static void Terminate(StepRun run, HashSet<long> doomed)
    {
        if (doomed.Count == 0)
        {
            return;
        }
        var called = doomed.Where(key => HasCalledInstance(run, key)).ToHashSet();
        Waits.Close(run, doomed.Contains);
        foreach (var key in doomed.OrderDescending())
        {
            if (run.State.Element(key) is not { Status: ElementStatus.Active } element)
            {
                continue;
            }
            if (called.Contains(key))
            {
                run.Record(new HistoryEvent.ElementTerminating(key, element.ElementId));
                run.AddEffect(ordinal => new Effect.TerminateChild(ordinal, key));
            }
            else if (run.State.ChildCount(key) > 0)
            {
                run.Record(new HistoryEvent.ElementTerminating(key, element.ElementId));
            }
            else
            {
                run.Record(new HistoryEvent.ElementTerminated(key, element.ElementId));
            }
        }
    }

    /// <summary>A call activity with an incident has no called instance: it could not be started, or it has ended.</summary>
    private static bool HasCalledInstance(StepRun run, long key) =>
        run.State.Element(key) is { Kind: ElementKind.CallActivity, IsMultiInstanceBody: false, Status: ElementStatus.Active }
        && !run.AnsweredCalls.Contains(key)
        && !run.State.Incidents.Values.Any(i => i.ElementInstanceKey == key);
}
