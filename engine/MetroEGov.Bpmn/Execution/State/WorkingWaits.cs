using System.Collections.Immutable;
using System.Diagnostics;

namespace MetroEGov.Bpmn.Execution.State;

/// <summary>The part of the working copy that waits for something outside: jobs, people, timers, messages, and incidents.</summary>
internal sealed class WorkingWaits(InstanceState state)
{
    private readonly ImmutableSortedDictionary<long, JobState>.Builder _jobs = state.Jobs.ToBuilder();
    private readonly ImmutableSortedDictionary<long, UserTaskState>.Builder _userTasks = state.UserTasks.ToBuilder();
    private readonly ImmutableSortedDictionary<long, TimerState>.Builder _timers = state.Timers.ToBuilder();
    private readonly ImmutableSortedDictionary<long, SubscriptionState>.Builder _subscriptions = state.Subscriptions.ToBuilder();
    private readonly ImmutableSortedDictionary<long, IncidentState>.Builder _incidents = state.Incidents.ToBuilder();

    public IReadOnlyDictionary<long, JobState> Jobs => _jobs;

    public IReadOnlyDictionary<long, UserTaskState> UserTasks => _userTasks;

    public IReadOnlyDictionary<long, TimerState> Timers => _timers;

    public IReadOnlyDictionary<long, SubscriptionState> Subscriptions => _subscriptions;

    public IReadOnlyDictionary<long, IncidentState> Incidents => _incidents;

    public InstanceState WriteTo(InstanceState state) => state with
    {
        Jobs = _jobs.ToImmutable(),
        UserTasks = _userTasks.ToImmutable(),
        Timers = _timers.ToImmutable(),
        Subscriptions = _subscriptions.ToImmutable(),
        Incidents = _incidents.ToImmutable(),
    };

    public void Apply(HistoryEvent happened)
    {
        switch (happened)
        {
            case HistoryEvent.JobCreated e:
                _jobs.Add(e.JobKey, new JobState(e.JobKey, e.ElementInstanceKey, e.ElementId, e.Type, e.Retries, e.Headers, e.OnBehalfOf));
                break;
            case HistoryEvent.JobFailed e:
                _jobs[e.JobKey] = _jobs[e.JobKey] with { Retries = e.RetriesLeft };
                break;
            case HistoryEvent.JobRetried e:
                _jobs[e.JobKey] = _jobs[e.JobKey] with { Retries = e.Retries };
                break;
            case HistoryEvent.JobClosed e:
                _jobs.Remove(e.JobKey);
                break;
            case HistoryEvent.UserTaskCreated e:
                _userTasks.Add(e.Task.Key, e.Task);
                break;
            case HistoryEvent.UserTaskChanged e:
                _userTasks[e.Task.Key] = e.Task;
                break;
            case HistoryEvent.UserTaskCompleted e:
                _userTasks.Remove(e.UserTaskKey);
                break;
            case HistoryEvent.UserTaskCanceled e:
                _userTasks.Remove(e.UserTaskKey);
                break;
            case HistoryEvent.TimerScheduled e:
                _timers.Add(e.Timer.Key, e.Timer);
                break;
            case HistoryEvent.TimerFired e:
                _timers.Remove(e.TimerKey);
                break;
            case HistoryEvent.TimerCanceled e:
                _timers.Remove(e.TimerKey);
                break;
            case HistoryEvent.SubscriptionOpened e:
                _subscriptions.Add(e.Subscription.Key, e.Subscription);
                break;
            case HistoryEvent.MessageCorrelated:
                // The subscription of an event that does not interrupt stays open; SubscriptionClosed ends the others.
                break;
            case HistoryEvent.SubscriptionClosed e:
                _subscriptions.Remove(e.SubscriptionKey);
                break;
            case HistoryEvent.IncidentRaised e:
                _incidents.Add(e.Incident.Key, e.Incident);
                break;
            case HistoryEvent.IncidentResolved e:
                _incidents.Remove(e.IncidentKey);
                break;
            default:
                throw new UnreachableException($"No state change is known for {happened.GetType().Name}.");
        }
    }
}
