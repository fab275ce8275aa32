using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>Evaluates the decision of a business rule task.</summary>
internal static class Decisions
{
    public static Failure? Evaluate(StepRun run, ElementInstance element, FlowNode node)
    {
        var called = node.CalledDecision!; // only nodes with a called decision have this behaviour
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the decision id");
        if (!expressions.TryText(called.DecisionId, out var decisionId, out var failure))
        {
            return failure;
        }
        var date = VersionDate.Of(run, node);
        return run.Context.Decisions.Find(decisionId, date) is null
            ? new Failure(IncidentType.CalledDecisionError, $"{node}: no decision '{decisionId}' is deployed that is valid on {date}.")
            : new Failure(IncidentType.DecisionEvaluationError, $"{node}: decision '{decisionId}' cannot be evaluated.");
    }
}
