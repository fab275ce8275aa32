using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary><c>zeebe:ioMapping</c>, in its order: later mappings see what earlier ones wrote.</summary>
internal static class IoMappingReader
{
    public static IoMapping Read(ReadingContext context, BpmnElement element, ElementKind kind)
    {
        if (element.Extension("ioMapping") is not { } mapping)
        {
            return IoMapping.None;
        }

        if (mapping.Zeebe("input").FirstOrDefault() is { } first && !TakesInputs(kind))
        {
            context.Problems.Add(ProblemCode.MisplacedExtension, element.Id, first.Line, $"'{element.Id}' may have output mappings only; inputs belong to activities.");
        }

        return new(Read(context, element, mapping, "input"), Read(context, element, mapping, "output"));
    }

    private static bool TakesInputs(ElementKind kind) => kind
        is ElementKind.UserTask or ElementKind.ServiceTask or ElementKind.SendTask or ElementKind.BusinessRuleTask or ElementKind.ScriptTask
        or ElementKind.CallActivity or ElementKind.Subprocess or ElementKind.EventSubprocess;

    private static ImmutableArray<VariableMapping> Read(ReadingContext context, BpmnElement element, BpmnElement mapping, string direction)
    {
        var mappings = ImmutableArray.CreateBuilder<VariableMapping>();
        foreach (var entry in mapping.Zeebe(direction))
        {
            var source = entry.Attribute("source");
            var target = entry.Attribute("target");
            if (source is null || string.IsNullOrWhiteSpace(target))
            {
                context.Problems.Add(ProblemCode.MissingMappingPart, element.Id, entry.Line, $"An {direction} mapping of '{element.Id}' needs both source and target.");
                continue;
            }

            var isTarget = VariablePath.Check(context, element, entry.Line, $"Target of an {direction} mapping of '{element.Id}'", target);
            var expression = context.Expression(element, entry.Line, $"Source of {direction} '{target}' of '{element.Id}'", source);
            if (isTarget && expression is not null)
            {
                mappings.Add(new(expression, target));
            }
        }

        return mappings.ToImmutable();
    }
}
