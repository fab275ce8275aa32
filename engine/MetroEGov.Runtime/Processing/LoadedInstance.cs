using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>An instance within a unit of work: its row, its state as stored and as it is by now, and the steps in between.</summary>
internal sealed class LoadedInstance(InstanceRow row, InstanceState state, DefinitionRow definition, ProcessModel model, bool isNew)
{
    public InstanceRow Row { get; } = row;

    public DefinitionRow Definition { get; } = definition;

    public ProcessModel Model { get; } = model;

    public bool IsNew { get; } = isNew;

    /// <summary>What the tables show.</summary>
    public InstanceState Stored { get; } = state;

    public InstanceState State { get; set; } = state;

    public List<StepRecord> Steps { get; } = [];

    public long Key => Row.Key;
}
