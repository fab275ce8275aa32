using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Which version of a form, decision or process is meant.</summary>
internal static class BindingReader
{
    public static BindingType Read(ReadingContext context, BpmnElement element, BpmnElement definition)
    {
        switch (definition.Attribute("bindingType"))
        {
            case null or "" or "latest":
                return BindingType.Latest;
            case "deployment":
                return BindingType.Deployment;
            case "versionTag":
                context.Problems.Add(ProblemCode.UnsupportedElement, element.Id, definition.Line, $"Binding of '{element.Id}' by version tag is not supported yet. Use latest or deployment.");
                return BindingType.VersionTag;
            default:
                context.Problems.Add(ProblemCode.InvalidAttribute, element.Id, definition.Line, $"bindingType of '{element.Id}' must be latest or deployment.");
                return BindingType.Latest;
        }
    }
}
