using System.Diagnostics;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>Works through the agenda until nothing is left or a bound of R2 is met.</summary>
internal static class AgendaRun
{
    public static void Run(StepRun run)
    {
        while (!run.Agenda.IsEmpty)
        {
            if (run.ActivationsWithoutWait >= ProcessStep.MaxActivationsWithoutWait || run.CountersLeft <= 0)
            {
                Halt(run);
                return;
            }
            if (run.Activations >= ProcessStep.MaxActivationsPerStep)
            {
                run.AddEffect(ordinal => new Effect.ContinueLater(ordinal));
                return;
            }
            Perform(run, run.Agenda.Take());
        }
    }

    private static void Perform(StepRun run, AgendaItem item)
    {
        // What the item was about may have been terminated in the meantime.
        if (!run.State.HasScope(item.Key) || run.State.Element(item.Key) is { Status: ElementStatus.Terminating })
        {
            return;
        }
        switch (item)
        {
            case { Action: AgendaAction.TakeFlow, Target: { } flowId }:
                Lifecycle.TakeFlow(run, flowId, item.Key);
                return;
            case { Action: AgendaAction.Activate, Target: { } elementId }:
                Lifecycle.Activate(run, run.NodeOf(elementId), item.Key);
                return;
            case { Action: AgendaAction.SubscribeAgain, Target: { } startId }:
                EventSubprocesses.Subscribe(run, item.Key, run.NodeOf(startId));
                return;
            case { Action: AgendaAction.CompleteScope }:
                Lifecycle.CompleteScope(run, item.Key);
                return;
            default:
                PerformOnElement(run, item, run.State.Element(item.Key) ?? throw new UnreachableException("Only elements do this."));
                return;
        }
    }

    private static void PerformOnElement(StepRun run, AgendaItem item, ElementInstance element)
    {
        switch (item.Action)
        {
            case AgendaAction.StartIteration:
                MultiInstanceLoop.StartIteration(run, element);
                return;
            case AgendaAction.ActivateAgain:
                Lifecycle.Work(run, element, run.NodeOf(element));
                return;
            case AgendaAction.WorkAgain:
                Lifecycle.Work(run, element, run.NodeOf(element), mapsInputs: false);
                return;
            case AgendaAction.CompleteAgain:
                Lifecycle.Complete(run, element.Key);
                return;
            case AgendaAction.Restart:
                Restart(run, element);
                return;
            default:
                throw new UnreachableException($"An agenda has no action {item.Action} without its target.");
        }
    }

    private static void Restart(StepRun run, ElementInstance element)
    {
        // Only what has no called instance any more is restarted; there is nobody to confirm anything.
        run.AnsweredCalls.Add(element.Key);
        Termination.TerminateElement(run, element);
        if (element.LoopCounter is { } counter && run.State.Element(element.ScopeKey) is { } body)
        {
            MultiInstanceLoop.RestartIteration(run, body, counter);
            return;
        }
        Lifecycle.Activate(run, run.NodeOf(element), element.ScopeKey);
    }

    /// <summary>The instance keeps its agenda and does nothing of it until somebody resolves the incident.</summary>
    private static void Halt(StepRun run)
    {
        if (run.State.Incidents.Values.Any(i => i.Retry == IncidentRetry.Agenda))
        {
            return;
        }
        var next = run.Agenda.ToImmutable()[0];
        var elementId = next.Target ?? run.State.Element(next.Key)?.ElementId ?? new Model.ElementId(run.Model.ProcessId);
        Incidents.Raise(
            run,
            run.State.Key,
            elementId,
            new Failure(
                IncidentType.Unknown,
                run.CountersLeft <= 0
                    ? "The instance has used up all of its keys and cannot go on; start a new one."
                    : $"The instance ran through {run.ActivationsWithoutWait} elements without a wait; the process may loop for ever at '{elementId}'."),
            IncidentRetry.Agenda);
    }
}
