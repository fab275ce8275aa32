using System.Collections.Immutable;
using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// Event subprocesses of a scope: they wait as long as the scope is active. Source: BPMN 2.0.2 §13.5.4. One whose trigger cannot be
/// evaluated is an incident of its own; the scope goes on meanwhile.
/// </summary>
internal static class EventSubprocesses
{
    public static void Subscribe(StepRun run, long scopeKey, ImmutableArray<int> eventSubprocesses)
    {
        foreach (var index in eventSubprocesses)
        {
            Subscribe(run, scopeKey, StartOf(run, run.Model.Nodes[index]));
        }
    }

    public static void Subscribe(StepRun run, long scopeKey, FlowNode start)
    {
        var prepared = ImmutableArray.CreateBuilder<PreparedWait>(1);
        if (CatchEvents.Prepare(run, scopeKey, start, prepared) is { } failure)
        {
            Incidents.Raise(run, scopeKey, start.Id, failure, IncidentRetry.Subscription);
            return;
        }
        Waits.Open(run, prepared.ToImmutable());
    }

    /// <summary>After an interruption nothing else of the scope can be triggered, so nobody has to mend a trigger any more.</summary>
    public static void GiveUpSubscribing(StepRun run, long scopeKey)
    {
        foreach (var incident in run.State.Incidents.Values.Where(i => i.ElementInstanceKey == scopeKey && i.Retry == IncidentRetry.Subscription).ToList())
        {
            run.Record(new HistoryEvent.IncidentResolved(incident.Key));
        }
    }

    public static FlowNode StartOf(StepRun run, FlowNode eventSubprocess) =>
        eventSubprocess.Children.Select(i => run.Model.Nodes[i]).FirstOrDefault(n => n.Kind == ElementKind.StartEvent)
        ?? throw new UnreachableException($"{eventSubprocess} has a start event: the reader sees to it.");

    /// <summary>The event subprocesses directly in a scope: the process itself, a subprocess or an event subprocess.</summary>
    public static ImmutableArray<int> In(StepRun run, long scopeKey)
    {
        if (scopeKey == run.State.Key)
        {
            return run.Model.EventSubprocesses;
        }
        var element = run.State.Element(scopeKey) ?? throw new UnreachableException("The scope is there.");
        return element.IsMultiInstanceBody ? [] : run.NodeOf(element).EventSubprocesses;
    }

    /// <summary>An interrupting event subprocess is at work: nothing else of the scope can be triggered any more.</summary>
    public static bool IsInterrupted(StepRun run, long scopeKey) =>
        run.State.Elements.Values.Any(e =>
            e.ScopeKey == scopeKey && e.Kind == ElementKind.EventSubprocess && StartOf(run, run.NodeOf(e)).IsInterrupting);
}
