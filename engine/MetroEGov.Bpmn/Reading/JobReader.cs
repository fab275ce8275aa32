using System.Globalization;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary><c>zeebe:taskDefinition</c> and the headers of a job.</summary>
internal static class JobReader
{
    private const string DefaultRetries = "3";

    public static bool MayHaveJob(ElementKind kind) =>
        kind is ElementKind.ServiceTask or ElementKind.SendTask or ElementKind.BusinessRuleTask or ElementKind.ScriptTask;

    public static JobDefinition? Read(ReadingContext context, BpmnElement element, ElementKind kind)
    {
        if (!MayHaveJob(kind))
        {
            return null;
        }

        if (element.Extension("taskDefinition") is not { } definition)
        {
            if (kind is ElementKind.ServiceTask or ElementKind.SendTask)
            {
                context.Problems.Add(ProblemCode.MissingTaskDefinition, element, $"'{element.Id}' has no zeebe:taskDefinition. Give it the type of the activity that does the work.");
            }

            return null;
        }

        var type = definition.Attribute("type");
        if (string.IsNullOrWhiteSpace(type))
        {
            context.Problems.Add(ProblemCode.MissingTaskDefinition, element.Id, definition.Line, $"zeebe:taskDefinition of '{element.Id}' has no type. Give it the type of the activity that does the work.");
            return null;
        }

        var typeExpression = context.Expression(element, definition.Line, $"Job type of '{element.Id}'", type);
        var retries = ReadRetries(context, element, definition);
        return typeExpression is null || retries is null
            ? null
            : new(typeExpression, retries, context.Pairs(element, element.Extension("taskHeaders"), "header", "key"));
    }

    private static ModelExpression? ReadRetries(ReadingContext context, BpmnElement element, BpmnElement definition)
    {
        var text = definition.Attribute("retries");
        if (string.IsNullOrWhiteSpace(text))
        {
            return ModelExpression.Static(DefaultRetries);
        }

        var retries = context.Expression(element, definition.Line, $"Retries of '{element.Id}'", text);
        if (retries is { IsStatic: true } && !(int.TryParse(retries.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0))
        {
            context.Problems.Add(ProblemCode.InvalidRetries, element.Id, definition.Line, $"Retries of '{element.Id}' must be a whole number above 0, found '{text}'.");
            return null;
        }

        return retries;
    }
}
