using MetroEGov.Bpmn.Execution.Steps;

namespace MetroEGov.Bpmn.Execution.Handling;

/// <summary>The rejections that several commands have in common. Texts name things and keys, never people or values.</summary>
internal static class Rejections
{
    /// <summary>A key below the counter has been given out, so it belonged to something that is closed by now.</summary>
    public static StepOutcome.Rejected Gone(StepRun run, string what, long key) =>
        key > run.State.Key && key < run.State.Key + run.State.NextCounter
            ? new(RejectionCode.AlreadyClosed, $"The {what} {key} is closed already.")
            : new(RejectionCode.NotFound, $"The instance has no {what} {key}.");

    public static StepOutcome.Rejected InvalidVariable(string refusal) => new(RejectionCode.InvalidVariable, refusal);
}
