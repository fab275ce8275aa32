using System.Collections.Frozen;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>
/// Which elements of BPMN are flow nodes here, which have no meaning for execution, and which are refused until they are supported.
/// Whatever is in none of the tables is refused too: an element that is ignored in silence would make a procedure skip a step.
/// </summary>
internal static class ElementVocabulary
{
    public static FrozenDictionary<string, ElementKind> FlowNodes { get; } = new Dictionary<string, ElementKind>
    {
        ["startEvent"] = ElementKind.StartEvent,
        ["endEvent"] = ElementKind.EndEvent,
        ["intermediateCatchEvent"] = ElementKind.IntermediateCatchEvent,
        ["intermediateThrowEvent"] = ElementKind.IntermediateThrowEvent,
        ["boundaryEvent"] = ElementKind.BoundaryEvent,
        ["task"] = ElementKind.Task,
        ["manualTask"] = ElementKind.ManualTask,
        ["userTask"] = ElementKind.UserTask,
        ["serviceTask"] = ElementKind.ServiceTask,
        ["receiveTask"] = ElementKind.ReceiveTask,
        ["sendTask"] = ElementKind.SendTask,
        ["businessRuleTask"] = ElementKind.BusinessRuleTask,
        ["scriptTask"] = ElementKind.ScriptTask,
        ["callActivity"] = ElementKind.CallActivity,
        ["subProcess"] = ElementKind.Subprocess,
        ["exclusiveGateway"] = ElementKind.ExclusiveGateway,
        ["parallelGateway"] = ElementKind.ParallelGateway,
        ["eventBasedGateway"] = ElementKind.EventBasedGateway,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Drawing, documentation and data: Source BPMN 2.0.2 §10.3 Items and Data, §8.4 Artifacts; they change no flow of control.</summary>
    public static FrozenSet<string> WithoutMeaning { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "documentation",
        "extensionElements",
        "auditing",
        "monitoring",
        "laneSet",
        "textAnnotation",
        "association",
        "group",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "dataInputAssociation",
        "dataOutputAssociation",
        "ioSpecification",
        "property",
        "incoming",
        "outgoing",
        "eventDefinitionRef",
        "sequenceFlow",
        "artifact",
        "categoryValueRef",
        "supportedInterfaceRef",
        "supports");

    /// <summary>Assignment by resources of plain BPMN: other tools write it, this dialect has its own.</summary>
    public static FrozenSet<string> Resources { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "resourceRole",
        "performer",
        "humanPerformer",
        "potentialOwner");

    /// <summary>Children of an event that have a meaning of their own or none.</summary>
    public static FrozenSet<string> EventParts { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "dataInput",
        "dataOutput",
        "inputSet",
        "outputSet",
        "messageEventDefinition",
        "timerEventDefinition",
        "errorEventDefinition",
        "terminateEventDefinition");

    /// <summary>What a person calls the element in a message.</summary>
    public static string Describe(string name) => name switch
    {
        "inclusiveGateway" => "Inclusive gateway",
        "complexGateway" => "Complex gateway",
        "transaction" => "Transaction subprocess",
        "adHocSubProcess" => "Ad-hoc subprocess",
        "signalEventDefinition" => "Signal event",
        "escalationEventDefinition" => "Escalation event",
        "compensateEventDefinition" => "Compensation event",
        "conditionalEventDefinition" => "Conditional event",
        "linkEventDefinition" => "Link event",
        "cancelEventDefinition" => "Cancel event",
        "standardLoopCharacteristics" => "Standard loop",
        "loopCardinality" => "Loop cardinality of a multi-instance activity",
        "executionListeners" => "Execution listener",
        "taskListeners" => "Task listener",
        "linkedResources" => "Linked resource",
        "implicitThrowEvent" => "Implicit throw event",
        "choreographyTask" or "subChoreography" or "callChoreography" => "Choreography",
        _ => $"Element '{name}'",
    };
}
