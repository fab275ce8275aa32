namespace MetroEGov.Runtime;

/// <summary>An element instance, past or present.</summary>
/// <param name="Name">The element's name in the drawing, else its id.</param>
/// <param name="Type">As the dialect names it, for example <c>USER_TASK</c>.</param>
/// <param name="IncidentKey">An open one.</param>
public sealed record ElementSummary(
    long Key,
    long InstanceKey,
    long RootKey,
    string ProcessId,
    long DefinitionKey,
    string ElementId,
    string Name,
    string Type,
    ElementInstanceStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    long? IncidentKey);

public enum ElementInstanceStatus
{
    Active,
    Completed,
    Terminated,
}
