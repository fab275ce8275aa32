using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>Timers that are due and messages that have been picked for a subscription.</summary>
internal static class EventCommands
{
    public static StepOutcome.Rejected? FireTimer(StepRun run, Command.FireTimer command)
    {
        if (!run.State.Timers.TryGetValue(command.TimerKey, out var timer))
        {
            return Rejections.Gone(run, "timer", command.TimerKey);
        }
        if (run.At < timer.DueAt)
        {
            return new(RejectionCode.TooEarly, $"The timer {timer.Key} is not due yet.");
        }
        run.Record(new HistoryEvent.TimerFired(timer.Key));
        var target = run.NodeOf(timer.TargetElementId);
        if (!Interrupts(target) && TimerSchedule.Next(timer, run.At, run.Zone) is { } next)
        {
            run.Record(new HistoryEvent.TimerScheduled(timer with
            {
                Key = run.NextKey(),
                DueAt = next.DueAt,
                RepetitionsLeft = next.RepetitionsLeft,
                Occurrence = next.Occurrence,
            }));
        }
        Triggering.Fire(run, timer.ElementInstanceKey, target, ImmutableDictionary<string, VariableValue>.Empty);
        return null;
    }

    public static StepOutcome.Rejected? CorrelateMessage(StepRun run, Command.CorrelateMessage command)
    {
        if (!run.State.Subscriptions.TryGetValue(command.SubscriptionKey, out var subscription))
        {
            return Rejections.Gone(run, "message subscription", command.SubscriptionKey);
        }
        if (VariableWriting.Refusal(run, command.Variables) is { } refusal)
        {
            return Rejections.InvalidVariable(refusal);
        }
        var target = run.NodeOf(subscription.TargetElementId);
        run.Record(new HistoryEvent.MessageCorrelated(subscription.Key, command.MessageId));
        if (Interrupts(target))
        {
            run.Record(new HistoryEvent.SubscriptionClosed(subscription.Key));
        }
        Triggering.Fire(run, subscription.ElementInstanceKey, target, command.Variables);
        return null;
    }

    /// <summary>Boundary events and event subprocesses that do not interrupt wait on; all else waits once.</summary>
    private static bool Interrupts(FlowNode target) =>
        target.Kind is not (ElementKind.BoundaryEvent or ElementKind.StartEvent) || target.IsInterrupting;
}
