using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>A flow node that has its place but not yet its details.</summary>
internal sealed record NodeDraft(int Index, ElementId Id, ElementKind Kind, int? Parent, BpmnElement Element);

/// <summary>A sequence flow with both ends resolved.</summary>
internal sealed record FlowDraft(int Index, ElementId Id, int Source, int Target, BpmnElement Element);
