using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Operations;

public sealed record OperationsModel(Page<IncidentSummary> Incidents, string? Notice);
