using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Reading;

/// <summary>How a node is connected: indices of flows and nodes.</summary>
internal sealed record NodePlace(
    ImmutableArray<int> Incoming,
    ImmutableArray<int> Outgoing,
    int? DefaultFlow,
    int? AttachedTo,
    ImmutableArray<int> BoundaryEvents,
    ImmutableArray<int> Children,
    ImmutableArray<int> EventSubprocesses);
