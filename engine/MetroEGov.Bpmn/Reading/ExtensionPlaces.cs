using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Where each element of the zeebe dialect has a meaning. One that stands elsewhere is refused: its author expects an effect.</summary>
internal static class ExtensionPlaces
{
    public static void Check(ReadingContext context, BpmnElement element, ElementKind kind)
    {
        foreach (var extension in element.Extensions)
        {
            switch (BelongsTo(extension.Name, element, kind))
            {
                case null:
                    context.Unsupported(element, extension);
                    break;
                case false:
                    context.Problems.Add(ProblemCode.MisplacedExtension, element.Id, extension.Line, $"zeebe:{extension.Name} has no effect on '{element.Id}' ({element.Name}). Remove it or change the type of the element.");
                    break;
            }
        }
    }

    /// <returns>Null when the extension is not known at all.</returns>
    private static bool? BelongsTo(string extension, BpmnElement element, ElementKind kind) => extension switch
    {
        "properties" => true,
        "ioMapping" => kind is not (ElementKind.ExclusiveGateway or ElementKind.ParallelGateway or ElementKind.EventBasedGateway or ElementKind.Task or ElementKind.ManualTask),
        "taskDefinition" => JobReader.MayHaveJob(kind) || ThrowsMessage(element, kind),
        "taskHeaders" => JobReader.MayHaveJob(kind) || ThrowsMessage(element, kind) || kind == ElementKind.UserTask,
        "calledElement" => kind == ElementKind.CallActivity,
        "calledDecision" => kind == ElementKind.BusinessRuleTask,
        "script" => kind == ElementKind.ScriptTask,
        "formDefinition" => kind is ElementKind.UserTask or ElementKind.StartEvent,
        "userTask" or "assignmentDefinition" or "taskSchedule" or "priorityDefinition" => kind == ElementKind.UserTask,
        _ => null,
    };

    /// <summary>Such an event is refused as a whole; its extensions are in the right place.</summary>
    private static bool ThrowsMessage(BpmnElement element, ElementKind kind) =>
        kind is ElementKind.EndEvent or ElementKind.IntermediateThrowEvent && element.Bpmn("messageEventDefinition").Any();
}
