using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Choices;

/// <summary>
/// A business key is unique per process only where the start event says so with <c>metroegov:uniqueBusinessKey</c> = <c>true</c>. A
/// second start with the same key then answers the existing instance, also one that has ended: the same application is not handled twice.
/// </summary>
public static class UniqueBusinessKey
{
    public const string Property = "metroegov:uniqueBusinessKey";

    public static bool IsDemanded(FlowNode startEvent, CaseHeader header) =>
        header.BusinessKey is not null && startEvent.Properties.GetValueOrDefault(Property) == "true";

    /// <param name="instances">Root instances of the process, of all versions, with their business keys.</param>
    /// <returns>The key of the instance that answers instead of a new one; null: start a new one.</returns>
    public static long? Existing(FlowNode startEvent, CaseHeader header, IEnumerable<(long Key, string? BusinessKey)> instances) =>
        IsDemanded(startEvent, header)
            ? instances.Where(i => i.BusinessKey == header.BusinessKey).Select(i => (long?)i.Key).Min()
            : null;
}
