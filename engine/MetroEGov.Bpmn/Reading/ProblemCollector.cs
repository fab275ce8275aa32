using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Collects the problems of one document, so that all are told at once. Not safe to share.</summary>
internal sealed class ProblemCollector
{
    private readonly List<Problem> _problems = [];

    public bool HasErrors => _problems.Exists(p => p.Severity == ProblemSeverity.Error);

    public void Add(Problem problem) => _problems.Add(problem);

    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    public void Add(string code, string? elementId, int line, string text) =>
        _problems.Add(new(ProblemSeverity.Error, code, elementId, line, text));

    public void Add(string code, BpmnElement element, string text) => Add(code, element.Id, element.Line, text);

    public void Warn(string code, BpmnElement element, string text) =>
        _problems.Add(new(ProblemSeverity.Warning, code, element.Id, element.Line, text));

    /// <summary>In the order of the document, each once.</summary>
    public ImmutableArray<Problem> ToOrdered() => [.. _problems.Distinct().OrderBy(p => p.Line)];
}
