using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>What an activity's boundary events wait for. A multi-instance activity has them on its body, not on each instance.</summary>
internal static class BoundaryEvents
{
    public static Failure? Prepare(StepRun run, ElementInstance element, FlowNode node, out ImmutableArray<PreparedWait> waits)
    {
        waits = [];
        if (node.BoundaryEvents.IsEmpty || element.LoopCounter is not null)
        {
            return null;
        }
        var prepared = ImmutableArray.CreateBuilder<PreparedWait>();
        foreach (var index in node.BoundaryEvents)
        {
            if (CatchEvents.Prepare(run, element.Key, run.Model.Nodes[index], prepared) is { } failure)
            {
                return failure;
            }
        }
        waits = prepared.ToImmutable();
        return null;
    }
}
