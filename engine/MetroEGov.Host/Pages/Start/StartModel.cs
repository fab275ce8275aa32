namespace MetroEGov.Host.Pages.Start;

/// <param name="CommandId">Goes with every button, so that a double click begins one case.</param>
public sealed record StartModel(IReadOnlyList<StartableProcedure> Procedures, string CommandId, bool WasRefused = false);
