using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>The date that decides which version of a called process or decision a step takes.</summary>
internal static class VersionDate
{
    public static string Of(StepRun run, FlowNode node) =>
        VersionChoice.DateOf(node, run.State.Header.ApplicationDate, run.At, run.Zone);
}
