namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>Why an element cannot go on; becomes an incident.</summary>
/// <param name="Type">One of <see cref="IncidentType"/>.</param>
/// <param name="Text">Element, expected, found; never a value.</param>
internal sealed record Failure(string Type, string Text);
