using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>A timer or subscription, evaluated but without a key yet. Exactly one of the two.</summary>
internal readonly record struct PreparedWait(TimerState? Timer, SubscriptionState? Subscription);

/// <summary>Opens and closes what element instances wait for.</summary>
internal static class Waits
{
    public static void Open(StepRun run, ImmutableArray<PreparedWait> waits)
    {
        foreach (var wait in waits)
        {
            if (wait.Timer is { } timer)
            {
                run.Record(new HistoryEvent.TimerScheduled(timer with { Key = run.NextKey() }));
            }
            else if (wait.Subscription is { } subscription)
            {
                run.Record(new HistoryEvent.SubscriptionOpened(subscription with { Key = run.NextKey() }));
            }
        }
    }

    /// <summary>Ends everything that one element instance waits for, its incidents too.</summary>
    public static void Close(StepRun run, long elementInstanceKey) => Close(run, key => key == elementInstanceKey);

    public static void Close(StepRun run, Func<long, bool> isConcerned)
    {
        var state = run.State;
        foreach (var job in Concerned(state.Jobs.Values, j => isConcerned(j.ElementInstanceKey)))
        {
            run.Record(new HistoryEvent.JobClosed(job.Key, JobEnd.Canceled));
        }
        foreach (var task in Concerned(state.UserTasks.Values, t => isConcerned(t.ElementInstanceKey)))
        {
            run.Record(new HistoryEvent.UserTaskCanceled(task.Key));
        }
        CloseTriggers(run, (owner, _) => isConcerned(owner));
        foreach (var incident in Concerned(state.Incidents.Values, i => isConcerned(i.ElementInstanceKey)))
        {
            run.Record(new HistoryEvent.IncidentResolved(incident.Key));
        }
    }

    /// <summary>Ends timers and subscriptions only, chosen by their owner and the event that they would fire.</summary>
    public static void CloseTriggers(StepRun run, Func<long, ElementId, bool> isConcerned)
    {
        foreach (var timer in Concerned(run.State.Timers.Values, t => isConcerned(t.ElementInstanceKey, t.TargetElementId)))
        {
            run.Record(new HistoryEvent.TimerCanceled(timer.Key));
        }
        foreach (var subscription in Concerned(run.State.Subscriptions.Values, s => isConcerned(s.ElementInstanceKey, s.TargetElementId)))
        {
            run.Record(new HistoryEvent.SubscriptionClosed(subscription.Key));
        }
    }

    private static List<T> Concerned<T>(IEnumerable<T> all, Func<T, bool> isConcerned)
    {
        List<T>? concerned = null;
        foreach (var one in all)
        {
            if (isConcerned(one))
            {
                (concerned ??= []).Add(one);
            }
        }
        return concerned ?? [];
    }
}
