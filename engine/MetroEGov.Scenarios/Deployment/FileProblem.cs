using MetroEGov.Bpmn;

namespace MetroEGov.Scenarios.Deployment;

/// <summary>A problem and the file it is in.</summary>
public sealed record FileProblem(string File, Problem Problem)
{
    public bool IsError => Problem.Severity == ProblemSeverity.Error;

    /// <summary>As compilers write it, so that editors find the place: <c>file:line: severity code element: text</c>.</summary>
    public override string ToString() =>
        $"{File}:{Problem.Line}: {Problem.Severity.ToString().ToLowerInvariant()} {Problem.Code}{(string.IsNullOrEmpty(Problem.ElementId) ? "" : $" {Problem.ElementId}")}: {Problem.Text}";
}
