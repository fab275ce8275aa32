using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>Evaluates what a catching event waits for.</summary>
internal static class CatchEvents
{
    /// <param name="ownerKey">The element instance that waits or is guarded; expressions see its scope.</param>
    /// <param name="prepared">Gets the timer or subscription; nothing for events that are found when they are thrown (errors).</param>
    public static Failure? Prepare(StepRun run, long ownerKey, FlowNode catching, ImmutableArray<PreparedWait>.Builder prepared)
    {
        switch (catching.Event)
        {
            case EventTrigger.Message message:
                return PrepareMessage(run, ownerKey, catching, message, prepared);
            case EventTrigger.Timer timer:
                return PrepareTimer(run, ownerKey, catching, timer, prepared);
            default:
                return null;
        }
    }

    private static Failure? PrepareMessage(
        StepRun run,
        long ownerKey,
        FlowNode catching,
        EventTrigger.Message message,
        ImmutableArray<PreparedWait>.Builder prepared)
    {
        var expressions = new Expressions(run, catching, ownerKey, IncidentType.ExtractValueError, "the message name");
        if (!expressions.TryText(message.Name, out var name, out var failure))
        {
            return failure;
        }
        if (message.CorrelationKey is not { } correlationKey)
        {
            return new Failure(IncidentType.ExtractValueError, $"{catching}: the message has no correlation key.");
        }
        if (!(expressions with { Purpose = "the correlation key" }).TryKey(correlationKey, out var key, out failure))
        {
            return failure;
        }
        prepared.Add(new PreparedWait(null, new SubscriptionState(0, ownerKey, catching.Id, name, key)));
        return null;
    }

    private static Failure? PrepareTimer(
        StepRun run,
        long ownerKey,
        FlowNode catching,
        EventTrigger.Timer timer,
        ImmutableArray<PreparedWait>.Builder prepared)
    {
        var expressions = new Expressions(run, catching, ownerKey, IncidentType.ExtractValueError, "the timer");
        if (!expressions.TryValue(timer.Value, out var value, out var warnings, out var failure))
        {
            return failure;
        }
        if (!TimerSchedule.TryFirst(timer.Kind, value, run.At, run.Zone, out var firing))
        {
            return expressions.Unfit(TimerSchedule.Expectation(timer.Kind), value, warnings);
        }
        prepared.Add(new PreparedWait(
            new TimerState(0, ownerKey, catching.Id, firing.DueAt, firing.RepetitionsLeft, firing.Interval, firing.Anchor, firing.Occurrence),
            null));
        return null;
    }
}
