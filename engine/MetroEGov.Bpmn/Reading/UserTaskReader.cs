using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Native user tasks: who may do them, until when, with which form.</summary>
internal sealed class UserTaskReader(ReadingContext context, ImmutableDictionary<string, string> embeddedForms)
{
    /// <summary>How a form key names a form that is embedded in the process.</summary>
    private const string EmbeddedPrefix = "camunda-forms:bpmn:";

    /// <param name="laneAssignment">Candidate groups of the lane, for a task that names none.</param>
    public UserTaskDefinition? Read(BpmnElement element, ModelExpression? laneAssignment)
    {
        if (element.Extension("userTask") is null)
        {
            context.Problems.Add(ProblemCode.MissingUserTask, element, $"User task '{element.Id}' is of the old, job-based kind. Add <zeebe:userTask/> to its extension elements (in the modeler: implementation \"Camunda user task\").");
        }

        var assignment = element.Extension("assignmentDefinition");
        var schedule = element.Extension("taskSchedule");
        var priority = element.Extension("priorityDefinition");
        return new(
            Optional(element, assignment, "assignee"),
            Optional(element, assignment, "candidateGroups") ?? laneAssignment,
            Optional(element, assignment, "candidateUsers"),
            Optional(element, schedule, "dueDate"),
            Optional(element, schedule, "followUpDate"),
            Optional(element, priority, "priority"),
            ReadForm(element),
            context.Pairs(element, element.Extension("taskHeaders"), "header", "key"));
    }

    public FormReference? ReadForm(BpmnElement element)
    {
        if (element.Extension("formDefinition") is not { } definition)
        {
            return null;
        }

        var formId = definition.Attribute("formId");
        var formKey = definition.Attribute("formKey");
        if (!string.IsNullOrWhiteSpace(formId) && string.IsNullOrWhiteSpace(formKey))
        {
            return new(formId, null, BindingReader.Read(context, element, definition));
        }

        if (string.IsNullOrWhiteSpace(formId) && formKey is not null && formKey.StartsWith(EmbeddedPrefix, StringComparison.Ordinal))
        {
            var key = formKey[EmbeddedPrefix.Length..];
            if (!embeddedForms.ContainsKey(key))
            {
                context.Problems.Add(ProblemCode.UnknownReference, element.Id, definition.Line, $"Form '{formKey}' of '{element.Id}' is not embedded in the process.");
            }

            return new(null, key);
        }

        context.Problems.Add(ProblemCode.MissingForm, element.Id, definition.Line, $"zeebe:formDefinition of '{element.Id}' must name one form: a deployed one by formId, or an embedded one by formKey=\"{EmbeddedPrefix}…\".");
        return null;
    }

    private ModelExpression? Optional(BpmnElement element, BpmnElement? holder, string attribute) =>
        holder is null ? null : context.OptionalExpression(element, holder, attribute);
}
