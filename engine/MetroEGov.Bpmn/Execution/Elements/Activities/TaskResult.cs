using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Execution.Steps;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Elements.Activities;

/// <summary>The result variable of a task that the engine does itself; it goes where a job's variables would go.</summary>
internal static class TaskResult
{
    /// <returns>Why it may not be written; nothing is recorded then.</returns>
    public static Failure? Write(StepRun run, ElementInstance element, FlowNode node, string name, VariableValue value)
    {
        if (VariableWriting.Refusal(run, [new(name, value)]) is { } refusal)
        {
            return new Failure(IncidentType.IoMappingError, $"{node}: {refusal}");
        }
        if (node.Io.Outputs.IsEmpty)
        {
            VariableWriting.Propagate(run, element.Key, name, value);
        }
        else
        {
            VariableWriting.SetLocal(run, element.Key, name, value);
        }
        return null;
    }
}
