using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>The executable processes of a file, or what is wrong with it. With any error there are no processes.</summary>
/// <param name="Problems">In the order of the document; warnings may stand beside processes.</param>
public sealed record BpmnReadResult(ImmutableArray<ProcessModel> Processes, ImmutableArray<Problem> Problems)
{
    public bool Success => !Problems.Any(p => p.Severity == ProblemSeverity.Error);
}
