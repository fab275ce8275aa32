using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Model;

public enum ElementKind
{
    StartEvent,
    EndEvent,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    BoundaryEvent,
    Task,
    ManualTask,
    UserTask,
    ServiceTask,
    ReceiveTask,
    SendTask,
    BusinessRuleTask,
    ScriptTask,
    CallActivity,
    Subprocess,
    EventSubprocess,
    ExclusiveGateway,
    ParallelGateway,
    EventBasedGateway,
}

/// <summary>One flow node of a process with everything a step needs to know of it. Immutable.</summary>
public sealed class FlowNode
{
    public required int Index { get; init; }
    public required ElementId Id { get; init; }
    public string? Name { get; init; }
    public required ElementKind Kind { get; init; }

    /// <summary>1-based line in the source, for messages.</summary>
    public int Line { get; init; }

    /// <summary>The subprocess this node lies in; null at the level of the process.</summary>
    public int? Parent { get; init; }

    public ImmutableArray<int> Incoming { get; init; } = [];
    public ImmutableArray<int> Outgoing { get; init; } = [];

    /// <summary>The default flow of an exclusive gateway or activity, an index into the flows.</summary>
    public int? DefaultFlow { get; init; }

    /// <summary>What an event catches or throws; <see cref="EventTrigger.None"/> for none events; null for what is no event.</summary>
    public EventTrigger? Event { get; init; }

    /// <summary>For boundary events: the activity they are attached to.</summary>
    public int? AttachedTo { get; init; }

    /// <summary>For activities: their boundary events, in document order.</summary>
    public ImmutableArray<int> BoundaryEvents { get; init; } = [];

    /// <summary>Boundary events and start events of event subprocesses: whether they end what they interrupt.</summary>
    public bool IsInterrupting { get; init; } = true;

    /// <summary>For subprocesses: the nodes directly inside.</summary>
    public ImmutableArray<int> Children { get; init; } = [];

    /// <summary>For subprocesses: the event subprocesses directly inside.</summary>
    public ImmutableArray<int> EventSubprocesses { get; init; } = [];

    public MultiInstance? MultiInstance { get; init; }
    public IoMapping Io { get; init; } = IoMapping.None;

    /// <summary><c>zeebe:taskDefinition</c> with headers: this node creates a job.</summary>
    public JobDefinition? Job { get; init; }

    public UserTaskDefinition? UserTask { get; init; }

    /// <summary>For start events: the form that a person fills to start the process.</summary>
    public FormReference? StartForm { get; init; }

    /// <summary>For start events: how they are called over HTTP.</summary>
    public HttpStart? HttpStart { get; init; }

    public CalledElement? CalledElement { get; init; }
    public CalledDecision? CalledDecision { get; init; }
    public ScriptDefinition? Script { get; init; }

    /// <summary><c>zeebe:property</c> entries, <c>metroegov:…</c> among them.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public override string ToString() => $"{Kind} '{Id.Value}'";
}

/// <summary>Source: BPMN 2.0.2 §8.4.13.</summary>
public sealed class SequenceFlow
{
    public required int Index { get; init; }
    public required ElementId Id { get; init; }
    public string? Name { get; init; }

    /// <summary>1-based line in the source, for messages.</summary>
    public int Line { get; init; }

    public required int Source { get; init; }
    public required int Target { get; init; }
    public ModelExpression? Condition { get; init; }
}
