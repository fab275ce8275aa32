namespace MetroEGov.Bpmn;

/// <summary>
/// Something wrong with a document. A definition with any <see cref="ProblemSeverity.Error"/> is refused with all its problems.
/// Texts name elements and expressions of the document, never values of a case.
/// </summary>
/// <param name="Code">Stable, kebab case, e.g. <c>unknown-reference</c>; listed in docs/problems.md.</param>
/// <param name="ElementId">The element the problem belongs to; null when the whole document is meant.</param>
/// <param name="Line">1-based line in the document; 0 when unknown.</param>
public sealed record Problem(ProblemSeverity Severity, string Code, string? ElementId, int Line, string Text)
{
    public override string ToString() => $"{Line}: {Severity.ToString().ToLowerInvariant()} {Code} {ElementId}: {Text}";
}

public enum ProblemSeverity
{
    Error,
    Warning,
}
