using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Validation;

/// <summary>
/// The rules of a whole process, whatever it was read from. They run once, when a definition is deployed; a stored definition is
/// loaded without them, so that a stricter validator never makes a running case unloadable.
/// </summary>
internal static class ModelValidation
{
    /// <param name="isComplete">False when parts of the source could not be read: what is unreachable then would only be a consequence.</param>
    public static IReadOnlyList<Problem> Check(ProcessModel model, bool isComplete)
    {
        List<Problem> problems =
        [
            .. StartRules.Check(model),
            .. FlowRules.Check(model),
            .. EventRules.Check(model),
            .. BoundaryRules.Check(model),
            .. EventGatewayRules.Check(model),
            .. PropertyRules.Check(model),
        ];
        if (isComplete && problems.Count == 0)
        {
            problems.AddRange(Reachability.Check(model));
        }

        return problems;
    }

    public static Problem Error(this FlowNode node, string code, string text) =>
        new(ProblemSeverity.Error, code, node.Id.Value, node.Line, text);

    public static Problem Error(this SequenceFlow flow, string code, string text) =>
        new(ProblemSeverity.Error, code, flow.Id.Value, flow.Line, text);
}
