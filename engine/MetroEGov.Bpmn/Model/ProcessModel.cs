using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Model;

/// <summary>
/// A process, compiled once from its definition: every reference resolved, every expression parsed. Immutable; safe to share.
/// Only valid models exist: the reader gives problems instead of a model.
/// </summary>
public sealed class ProcessModel
{
    /// <summary>The BPMN process id: the name by which it is started and called.</summary>
    public required string ProcessId { get; init; }

    public string? Name { get; init; }

    /// <summary>1-based line in the source, for messages.</summary>
    public int Line { get; init; }

    /// <summary>All flow nodes of all levels; <see cref="FlowNode.Index"/> is the position here.</summary>
    public required ImmutableArray<FlowNode> Nodes { get; init; }

    public required ImmutableArray<SequenceFlow> Flows { get; init; }

    /// <summary>The nodes directly in the process (not in a subprocess).</summary>
    public required ImmutableArray<int> TopLevel { get; init; }

    /// <summary>The event subprocesses directly in the process.</summary>
    public required ImmutableArray<int> EventSubprocesses { get; init; }

    /// <summary><c>zeebe:property</c> entries of the process, <c>metroegov:…</c> among them.</summary>
    public required ImmutableDictionary<string, string> Properties { get; init; }

    /// <summary>Embedded forms (<c>zeebe:userTaskForm</c>): id → schema as JSON text.</summary>
    public required ImmutableDictionary<string, string> EmbeddedForms { get; init; }

    public string? VersionTag { get; init; }

    /// <summary>The start events of the process itself, in document order.</summary>
    public IEnumerable<FlowNode> StartEvents =>
        TopLevel.Select(i => Nodes[i]).Where(n => n.Kind == ElementKind.StartEvent);

    public FlowNode? NoneStart => StartEvents.FirstOrDefault(n => n.Event is EventTrigger.None);

    /// <returns>The node, or null when the process has no element of that id.</returns>
    public FlowNode? Find(ElementId id) => _byId.Value.TryGetValue(id.Value, out var node) ? node : null;

    /// <returns>The sequence flow, or null when the process has none of that id.</returns>
    public SequenceFlow? FindFlow(ElementId id) => _flowsById.Value.TryGetValue(id.Value, out var flow) ? flow : null;

    private readonly Lazy<Dictionary<string, FlowNode>> _byId;
    private readonly Lazy<Dictionary<string, SequenceFlow>> _flowsById;

    public ProcessModel()
    {
        _byId = new(() => Nodes.ToDictionary(n => n.Id.Value, StringComparer.Ordinal));
        _flowsById = new(() => Flows.ToDictionary(f => f.Id.Value, StringComparer.Ordinal));
    }
}
