namespace MetroEGov.Scenarios.Running;

/// <summary>Why a scenario failed.</summary>
/// <param name="Line">Of the instruction, in the scenario's file.</param>
/// <param name="Expected">Null when an instruction could not be carried out.</param>
/// <param name="ElementId">The element of the drawing that it is about: named by the instruction, stopped by an incident, or where the case waits; null when there is none.</param>
/// <param name="Stands">Where the cases stood: what is active, waiting, or stopped by an incident.</param>
public sealed record ScenarioFailure(int Line, string Instruction, string? ElementId, string? Expected, string Found, string Stands);

/// <summary>Ends the scenario that is running; caught by the runner alone.</summary>
internal sealed class InstructionFailedException(string? expected, string found, string? elementId = null) : Exception(found)
{
    public string? ElementId { get; } = elementId;

    public string? Expected { get; } = expected;
}
