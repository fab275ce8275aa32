using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>Stops an element where it is, until somebody mends the cause and resolves the incident.</summary>
internal static class Incidents
{
    public static void Raise(StepRun run, ElementInstance element, Failure failure, IncidentRetry retry, long? jobKey = null) =>
        Raise(run, element.Key, element.ElementId, failure, retry, jobKey);

    public static void Raise(StepRun run, long elementInstanceKey, ElementId elementId, Failure failure, IncidentRetry retry, long? jobKey = null) =>
        run.Record(new HistoryEvent.IncidentRaised(
            new IncidentState(run.NextKey(), elementInstanceKey, elementId, failure.Type, failure.Text, jobKey, run.At, retry)));

    /// <summary>Tries again what the incident had stopped.</summary>
    public static void Resolve(StepRun run, IncidentState incident, int retries)
    {
        run.Record(new HistoryEvent.IncidentResolved(incident.Key));
        switch (incident.Retry)
        {
            case IncidentRetry.Job when incident.JobKey is { } jobKey:
                // Tries that were given while the incident was open stay as they are.
                if (run.State.Jobs[jobKey].Retries == 0)
                {
                    run.Record(new HistoryEvent.JobRetried(jobKey, retries));
                }
                break;
            case IncidentRetry.Activation:
                run.Agenda.Add(new AgendaItem(AgendaAction.ActivateAgain, incident.ElementInstanceKey));
                break;
            case IncidentRetry.Work:
                run.Agenda.Add(new AgendaItem(AgendaAction.WorkAgain, incident.ElementInstanceKey));
                break;
            case IncidentRetry.Completion:
                run.Agenda.Add(new AgendaItem(AgendaAction.CompleteAgain, incident.ElementInstanceKey));
                break;
            case IncidentRetry.Restart:
                run.Agenda.Add(new AgendaItem(AgendaAction.Restart, incident.ElementInstanceKey));
                break;
            case IncidentRetry.Subscription:
                run.Agenda.Add(new AgendaItem(AgendaAction.SubscribeAgain, incident.ElementInstanceKey, incident.ElementId));
                break;
            default:
                run.ActivationsWithoutWait = 0;
                break;
        }
    }
}
