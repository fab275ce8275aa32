namespace MetroEGov.Host.Api.Procedures;

/// <summary>The answer to a start over HTTP, when the drawing says nothing else.</summary>
/// <param name="ProcessInstanceKey">Decimal digits; the case under <c>/v2/process-instances/{key}</c>.</param>
/// <param name="BusinessId">The business key; null when the case has none.</param>
/// <param name="State">ACTIVE for a case that has begun, COMPLETED for one whose end was awaited.</param>
public sealed record StartedCase(
    string ProcessInstanceKey,
    string ProcessDefinitionId,
    string ProcessDefinitionKey,
    int ProcessDefinitionVersion,
    string? BusinessId,
    string State);
