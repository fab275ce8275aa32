namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>One firing of a timer.</summary>
/// <param name="RepetitionsLeft">After this firing; null: fires once, -1: without end.</param>
/// <param name="Interval">Of a cycle, in ISO 8601.</param>
/// <param name="Anchor">Where a cycle counts from (R7); null for a timer that fires once.</param>
/// <param name="Occurrence">Which firing of the cycle this is, counted from its anchor.</param>
public readonly record struct TimerFiring(
    DateTimeOffset DueAt,
    int? RepetitionsLeft,
    string? Interval,
    DateTimeOffset? Anchor,
    int Occurrence);
