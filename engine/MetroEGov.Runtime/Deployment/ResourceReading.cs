using System.Collections.Immutable;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Reading;
using MetroEGov.Dmn;
using MetroEGov.Dmn.Validation;
using MetroEGov.Forms.Reading;

namespace MetroEGov.Runtime.Deployment;

/// <summary>A process, decision or form found in a file, before it has a version.</summary>
/// <param name="ValidFrom">ISO date; <see cref="Always"/> when the file says nothing.</param>
internal sealed record ReadDefinition(
    DefinitionKind Kind,
    string Id,
    string? Name,
    string? VersionTag,
    string ValidFrom,
    string? VisibleTo = null,
    string? Retention = null,
    ProcessModel? Process = null)
{
    public const string Always = "0001-01-01";
}

/// <summary>Reads a file by its extension and tells all that is in it, or all that is wrong with it.</summary>
internal static class ResourceReading
{
    public const int MaxCharacters = 4 * 1024 * 1024;

    public static ImmutableArray<ReadDefinition> Read(DeployResource resource, List<ResourceProblem> problems)
    {
        if (resource.Text.Length > MaxCharacters)
        {
            problems.Add(new(resource.Name, new(
                ProblemSeverity.Error, "resource-too-large", null, 0, $"The file has more than {MaxCharacters} characters.")));
            return [];
        }

        switch (Path.GetExtension(resource.Name).ToUpperInvariant())
        {
            case ".BPMN":
                return ReadProcesses(resource, problems);
            case ".DMN":
                return ReadDecisions(resource, problems);
            case ".FORM":
                return ReadForm(resource, problems);
            default:
                problems.Add(new(resource.Name, new(
                    ProblemSeverity.Error, "resource-unknown-kind", null, 0, "Expected a file that ends in .bpmn, .dmn or .form.")));
                return [];
        }
    }

    private static ImmutableArray<ReadDefinition> ReadProcesses(DeployResource resource, List<ResourceProblem> problems)
    {
        var result = BpmnReader.Read(resource.Text, resource.Name);
        problems.AddRange(result.Problems.Select(problem => new ResourceProblem(resource.Name, problem)));
        if (result.Success && result.Processes.IsEmpty)
        {
            problems.Add(new(resource.Name, new(
                ProblemSeverity.Error, "no-executable-process", null, 0, "The file has no process with isExecutable=\"true\".")));
        }

        return
        [
            .. result.Processes.Select(process => new ReadDefinition(
                DefinitionKind.Process,
                process.ProcessId,
                process.Name,
                process.VersionTag,
                process.Properties.GetValueOrDefault("metroegov:validFrom") ?? ReadDefinition.Always,
                process.Properties.GetValueOrDefault("metroegov:visibleTo"),
                process.Properties.GetValueOrDefault("metroegov:retention"),
                process)),
        ];
    }

    private static ImmutableArray<ReadDefinition> ReadDecisions(DeployResource resource, List<ResourceProblem> problems)
    {
        var result = DmnReader.Read(resource.Text, resource.Name);
        problems.AddRange(result.Problems.Select(problem => new ResourceProblem(
            resource.Name, new(ProblemSeverity.Error, problem.Code, problem.ElementId, problem.Line, problem.Text))));
        if (result.Model is not { } model)
            return [];

        // A table with findings still decides, so they only warn.
        problems.AddRange(TableValidation.Check(model).Select(finding => new ResourceProblem(
            resource.Name, new(ProblemSeverity.Warning, finding.Code, finding.DecisionId, finding.Line, finding.Text))));
        return
        [
            .. model.Decisions.Select(decision => new ReadDefinition(DefinitionKind.Decision, decision.Id, decision.Name, null, ReadDefinition.Always)),
        ];
    }

    private static ImmutableArray<ReadDefinition> ReadForm(DeployResource resource, List<ResourceProblem> problems)
    {
        var result = FormReader.Read(resource.Text, resource.Name);
        problems.AddRange(result.Problems.Select(problem => new ResourceProblem(
            resource.Name, new(ProblemSeverity.Error, problem.Code, problem.ComponentId, problem.Line, problem.Text))));
        return result.Form is { } form
            ? [new ReadDefinition(DefinitionKind.Form, form.Id, null, form.VersionTag, ReadDefinition.Always)]
            : [];
    }
}
