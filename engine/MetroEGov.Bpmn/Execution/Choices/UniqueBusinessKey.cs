using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Choices;

/// <summary>
/// A business key is unique per process only where the start event says so with <c>metroegov:uniqueBusinessKey</c> = <c>true</c>. A
/// second start with the same key then answers the existing instance, also one that has ended: the same application is not handled twice.
/// </summary>
public static class UniqueBusinessKey
{
    public const string Property = "metroegov:uniqueBusinessKey";

    public static bool IsDemanded(FlowNode? startEvent, CaseHeader header) =>
        header.BusinessKey is not null && startEvent?.Properties.GetValueOrDefault(Property) == "true";
}
