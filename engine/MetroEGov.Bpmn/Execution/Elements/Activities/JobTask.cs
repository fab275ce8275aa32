using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Activities;

/// <summary>
/// A service, send, script or business rule task, or a message throwing event, whose work is a job: done by an activity of the host or
/// by a worker outside. Source: BPMN 2.0.2 §13.3.3.
/// </summary>
internal sealed class JobTask : ElementBehavior
{
    public override Transition Activate(StepRun run, ElementInstance element, FlowNode node)
    {
        if (node.Job is not { } job)
        {
            return Transition.Complete;
        }
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the job type");
        if (!expressions.TryText(job.Type, out var type, out var failure)
            || !(expressions with { Purpose = "the number of retries" }).TryInteger(job.Retries, out var retries, out failure))
        {
            return Transition.Fail(failure);
        }
        run.Record(new HistoryEvent.JobCreated(
            run.NextKey(), element.Key, element.ElementId, type, Math.Max(retries, 1), job.Headers, run.State.LastActor));
        return Transition.Wait;
    }
}
