using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Multi-instance activities over a collection. Source: BPMN 2.0.2 §13.3.7; not implemented: loop cardinality, behaviour other than All.</summary>
internal sealed class MultiInstanceReader(ReadingContext context)
{
    public const string ElementName = "multiInstanceLoopCharacteristics";

    public static bool IsActivity(ElementKind kind) => kind
        is ElementKind.Task or ElementKind.ManualTask or ElementKind.UserTask or ElementKind.ServiceTask or ElementKind.ReceiveTask
        or ElementKind.SendTask or ElementKind.BusinessRuleTask or ElementKind.ScriptTask or ElementKind.CallActivity or ElementKind.Subprocess;

    public MultiInstance? Read(BpmnElement element)
    {
        if (element.Bpmn(ElementName).FirstOrDefault() is not { } loop)
        {
            return null;
        }

        RefuseOtherParts(element, loop);
        var zeebe = loop.Extension("loopCharacteristics");
        var collection = zeebe?.Attribute("inputCollection");
        if (zeebe is null || string.IsNullOrWhiteSpace(collection))
        {
            context.Problems.Add(ProblemCode.MissingInputCollection, element.Id, loop.Line, $"Multi-instance activity '{element.Id}' has no inputCollection. Give it a zeebe:loopCharacteristics.");
            return null;
        }

        var inputElement = Name(element, zeebe, "inputElement");
        var outputCollection = Name(element, zeebe, "outputCollection");
        var outputElement = zeebe.Attribute("outputElement");
        if ((outputCollection is null) != string.IsNullOrWhiteSpace(outputElement))
        {
            context.Problems.Add(ProblemCode.MissingMappingPart, element.Id, zeebe.Line, $"outputCollection and outputElement of '{element.Id}' need each other.");
        }

        var condition = loop.Bpmn("completionCondition").FirstOrDefault();
        var input = context.RequiredExpression(element, zeebe.Line, $"inputCollection of '{element.Id}'", collection);
        var output = string.IsNullOrWhiteSpace(outputElement)
            ? null
            : context.RequiredExpression(element, zeebe.Line, $"outputElement of '{element.Id}'", outputElement);
        var completion = condition is null
            ? null
            : context.RequiredExpression(element, condition.Line, $"Completion condition of '{element.Id}'", condition.Text.Trim());
        return input is null
            ? null
            : new(context.Flag(element, loop, "isSequential", absent: false), input, inputElement, outputCollection, output, completion);
    }

    private string? Name(BpmnElement element, BpmnElement zeebe, string attribute)
    {
        var name = zeebe.Attribute(attribute);
        return !string.IsNullOrWhiteSpace(name) && VariablePath.Check(context, element, zeebe.Line, $"{attribute} of '{element.Id}'", name)
            ? name
            : null;
    }

    private void RefuseOtherParts(BpmnElement element, BpmnElement loop)
    {
        foreach (var child in loop.Children.Where(c => c.Namespace == BpmnNamespaces.Bpmn && c.Name is not ("completionCondition" or "extensionElements" or "documentation")))
        {
            context.Unsupported(element, child);
        }

        if (loop.Attribute("behavior") is { } behaviour && behaviour != "All")
        {
            context.Problems.Add(ProblemCode.UnsupportedElement, element.Id, loop.Line, $"Multi-instance behaviour '{behaviour}' of '{element.Id}' is not supported yet.");
        }
    }
}
