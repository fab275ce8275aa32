using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Validation;

namespace MetroEGov.Bpmn.Reading;

/// <summary>
/// Lanes are drawing, but one may carry <c>metroegov:assignment</c>: the candidate groups of all its user tasks that name none.
/// The innermost lane with an assignment wins. Source: BPMN 2.0.2 §10.8 Lanes (their meaning is up to the modeler).
/// </summary>
internal sealed class Lanes(ReadingContext context, IReadOnlyDictionary<string, NodeDraft> nodes)
{
    public const string AssignmentProperty = "metroegov:assignment";

    /// <returns>Element id → assignment.</returns>
    public ImmutableDictionary<string, ModelExpression> Read(BpmnElement process)
    {
        var assignments = ImmutableDictionary.CreateBuilder<string, ModelExpression>(StringComparer.Ordinal);
        var open = new Queue<(BpmnElement LaneSet, ModelExpression? Inherited)>(LaneSets(process).Select(s => (s, (ModelExpression?)null)));
        while (open.TryDequeue(out var item))
        {
            foreach (var lane in item.LaneSet.Bpmn("lane"))
            {
                var assignment = Assignment(lane) ?? item.Inherited;
                foreach (var reference in lane.Bpmn("flowNodeRef"))
                {
                    Assign(lane, reference, assignment, assignments);
                }

                foreach (var inner in lane.Bpmn("childLaneSet"))
                {
                    open.Enqueue((inner, assignment));
                }
            }
        }

        return assignments.ToImmutable();
    }

    private IEnumerable<BpmnElement> LaneSets(BpmnElement process) =>
        process.Bpmn("laneSet").Concat(nodes.Values.SelectMany(n => n.Element.Bpmn("laneSet")));

    private void Assign(BpmnElement lane, BpmnElement reference, ModelExpression? assignment, IDictionary<string, ModelExpression> assignments)
    {
        var id = ReadingContext.LocalPart(reference.Text);
        if (assignment is not null && nodes.ContainsKey(id))
        {
            assignments[id] = assignment;
        }
        else if (!nodes.ContainsKey(id))
        {
            // Other tools leave stale entries behind when an element is deleted; without a task there is nothing to assign.
            context.Problems.Add(new(ProblemSeverity.Warning, ProblemCode.UnknownReference, lane.Id, reference.Line, $"Lane '{lane.Id}' names element '{id}', which does not exist in this process."));
        }
    }

    private ModelExpression? Assignment(BpmnElement lane)
    {
        var properties = PropertyReader.Read(context, lane);
        foreach (var name in properties.Keys.Where(n => n.StartsWith(PropertyRules.Prefix, StringComparison.Ordinal) && n != AssignmentProperty).Order(StringComparer.Ordinal))
        {
            context.Problems.Add(ProblemCode.UnknownProperty, lane, $"Property {name} has no meaning on a lane; it may have {AssignmentProperty}.");
        }

        return properties.TryGetValue(AssignmentProperty, out var value)
            ? context.Expression(lane, lane.Line, $"Assignment of lane '{lane.Id}'", value)
            : null;
    }
}
