using System.Diagnostics;
using MetroEGov.Bpmn.Execution.Elements.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;
using EvaluatedByDmn = MetroEGov.Dmn.EvaluatedDecision;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// Evaluates the decision of a business rule task inside the step, with its trail in the history. A task with the property
/// <c>metroegov:caseHeader</c> = <c>competence</c> sets the competent and the previous authority of the case; nothing else can (R9).
/// </summary>
internal static class Decisions
{
    private const string CaseHeaderProperty = "metroegov:caseHeader";
    private const string Competence = "competence";

    public static Failure? Evaluate(StepRun run, ElementInstance element, FlowNode node)
    {
        var called = node.CalledDecision ?? throw new UnreachableException($"{node} calls a decision.");
        var expressions = new Expressions(run, node, element.Key, IncidentType.ExtractValueError, "the decision id");
        if (!expressions.TryText(called.DecisionId, out var decisionId, out var failure))
        {
            return failure;
        }
        var date = VersionDate.Of(run, node);
        if (run.Context.Decisions.Find(decisionId, date) is not { } decision)
        {
            return new Failure(IncidentType.CalledDecisionError, $"{node}: no decision '{decisionId}' is deployed that is valid on {date}.");
        }
        var result = decision.Model.Evaluate(decision.DecisionId, new ScopeVariables(run, element.Key), run.Environment());
        if (result.Failure is { } failed)
        {
            return new Failure(IncidentType.DecisionEvaluationError, $"{node}: decision '{failed.DecisionId}' failed. {failed.Text}");
        }
        expressions = expressions with { FailureType = IncidentType.DecisionEvaluationError, Purpose = $"the result of decision '{decisionId}'" };
        if (!expressions.TryVariable(result.Value, out var output, out failure))
        {
            return failure;
        }
        var header = run.State.Header;
        if (node.Properties.GetValueOrDefault(CaseHeaderProperty) == Competence && Decide(expressions, output, ref header) is { } unfit)
        {
            return unfit;
        }
        var trail = new DecisionTrail(decision.DecisionId, decision.Version, output, [.. result.Trail.Select(Describe)]);
        return Record(run, element, node, called.ResultVariable, output, header, trail);
    }

    private static Failure? Record(
        StepRun run,
        ElementInstance element,
        FlowNode node,
        string resultVariable,
        VariableValue output,
        CaseHeader header,
        DecisionTrail trail)
    {
        // Refused before anything is recorded: a failed activation leaves no trace.
        if (VariableWriting.Refusal(run, [new(resultVariable, output)]) is { } refusal)
        {
            return new Failure(IncidentType.IoMappingError, $"{node}: {refusal}");
        }
        run.Record(new HistoryEvent.DecisionEvaluated(element.Key, trail));
        if (header != run.State.Header)
        {
            run.Record(new HistoryEvent.HeaderChanged(header));
        }
        return TaskResult.Write(run, element, node, resultVariable, output);
    }

    /// <summary>The result is <c>{ competent: {…}, previous: {…} }</c>; a part that is absent stays as it is, null takes it away.</summary>
    private static Failure? Decide(Expressions expressions, VariableValue output, ref CaseHeader header)
    {
        if (!output.ToFeel().TryGetContext(out var result) || !(result.ContainsKey("competent") || result.ContainsKey("previous")))
        {
            return expressions.Unfit("a context with competent and previous", output.ToFeel(), []);
        }
        if (Authority(expressions, result, "competent", header.Competent, out var competent) is { } unfitCompetent)
        {
            return unfitCompetent;
        }
        if (Authority(expressions, result, "previous", header.Previous, out var previous) is { } unfitPrevious)
        {
            return unfitPrevious;
        }
        header = header with { Competent = competent, Previous = previous };
        return null;
    }

    private static Failure? Authority(Expressions expressions, FeelContextValue result, string name, VariableValue? before, out VariableValue? authority)
    {
        authority = before;
        if (!result.TryGet(name, out var value))
        {
            return null;
        }
        if (value.IsNull)
        {
            authority = null;
            return null;
        }
        expressions = expressions with { Purpose = $"{expressions.Purpose}, member '{name}'," };
        if (!value.TryGetContext(out _))
        {
            return expressions.Unfit("a context or null", value, []);
        }
        return expressions.TryVariable(value, out authority, out var failure) ? null : failure;
    }

    private static EvaluatedDecision Describe(EvaluatedByDmn evaluated) => new(
        evaluated.Id,
        evaluated.Name,
        [.. evaluated.Inputs.Select(i => new DecisionInput(i.Id, i.Label, JsonOrNull(i.Value)))],
        [.. evaluated.MatchedRules.Select(r => new DecisionRule(
            r.Index,
            r.Id,
            [.. r.Outputs.Select(o => new DecisionOutput(o.Id, o.Name, JsonOrNull(o.Value)))],
            r.Annotations))],
        JsonOrNull(evaluated.Output),
        [.. evaluated.Warnings.Select(w => w.Text)]);

    private static VariableValue JsonOrNull(FeelValue value) =>
        VariableValue.TryFromFeel(value, out var json, out _) ? json : VariableValue.Null;
}
