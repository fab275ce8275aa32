using System.Diagnostics;
using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Runtime.Processing;

/// <summary>What the engine answers, in the words of the application classes.</summary>
internal static class Refusals
{
    public static CommandAnswer AnswerTo(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Accepted => CommandAnswer.Ok,
        StepOutcome.Rejected rejected => new CommandAnswer.Refused(CodeOf(rejected.Code), rejected.Text),
        _ => throw new UnreachableException(),
    };

    public static string CodeOf(RejectionCode code) => code switch
    {
        RejectionCode.AlreadyClosed => RefusalCode.AlreadyClosed,
        RejectionCode.NotFound => RefusalCode.NotFound,
        RejectionCode.WrongState => RefusalCode.WrongState,
        RejectionCode.AssigneeChanged => RefusalCode.AssigneeChanged,
        RejectionCode.TooEarly => RefusalCode.TooEarly,
        RejectionCode.InvalidVariable => RefusalCode.InvalidVariable,
        _ => throw new UnreachableException(),
    };

    public static CommandAnswer.Refused NotFound(string what, long key) =>
        new(RefusalCode.NotFound, $"There is no {what} {Keys.Text(key)}, or it is not yours to see.");

    public static CommandAnswer.Refused Quarantined(long instanceKey) => new(
        RefusalCode.Quarantined,
        $"Instance {Keys.Text(instanceKey)} is quarantined after repeated failures. Resolve its incident first.");
}
