using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Scenarios.Deployment;

namespace MetroEGov.Scenarios.Driving;

/// <summary>One process instance in memory, with everything that happened in it. Not safe to share.</summary>
public sealed class CaseInstance
{
    private readonly List<HistoryEvent> _history = [];

    internal CaseInstance(DeployedProcess process, InstanceState state)
    {
        Process = process;
        State = state;
    }

    public DeployedProcess Process { get; }

    public ProcessModel Model => Process.Model;

    public InstanceState State { get; private set; }

    public long Key => State.Key;

    public IReadOnlyList<HistoryEvent> History => _history;

    internal void Accept(StepOutcome.Accepted step)
    {
        State = step.State;
        _history.AddRange(step.History);
    }
}
