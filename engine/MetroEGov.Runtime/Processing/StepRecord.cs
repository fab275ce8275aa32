using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Runtime.Processing;

/// <summary>One accepted step, as it goes into history and outbox.</summary>
internal sealed record StepRecord(
    long Revision,
    Command Command,
    Actor? LastActor,
    long Seed,
    string Versions,
    ImmutableArray<HistoryEvent> History,
    ImmutableArray<Effect> Effects);
