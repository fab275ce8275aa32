using System.Collections.Immutable;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Validation;

namespace MetroEGov.Runtime.Deployment;

/// <summary>
/// What a deployment holds and everything that is wrong with it: the one check of deployment, publication and validation. Immutable.
/// </summary>
internal sealed record ReadDeployment(
    ImmutableArray<(DeployResource Resource, ImmutableArray<ReadDefinition> Definitions)> Files,
    ImmutableArray<ResourceProblem> Problems)
{
    public bool HasErrors => Problems.Any(found => found.Problem.Severity == ProblemSeverity.Error);

    public static ReadDeployment Of(
        IReadOnlyList<DeployResource> resources, KnownActivities activities, DefinitionCatalog deployed, StartChecks starts)
    {
        var problems = new List<ResourceProblem>();
        var files = resources.Select(resource => (Resource: resource, Definitions: ResourceReading.Read(resource, problems))).ToImmutableArray();
        problems.AddRange(Duplicates(files));
        foreach (var (resource, definitions) in files)
        {
            problems.AddRange(definitions
                .Where(definition => definition.Process is not null)
                .SelectMany(definition => ActivityRules.Check(definition.Process!, activities))
                .Select(problem => new ResourceProblem(resource.Name, problem)));
        }

        problems.AddRange(ReferenceRules.Check(files, deployed));
        problems.AddRange(starts.Check(files));
        return new ReadDeployment(files, [.. problems]);
    }

    private static IEnumerable<ResourceProblem> Duplicates(
        IEnumerable<(DeployResource Resource, ImmutableArray<ReadDefinition> Definitions)> files) => files
        .SelectMany(file => file.Definitions.Select(definition => (file.Resource.Name, Definition: definition)))
        .GroupBy(found => (found.Definition.Kind, found.Definition.Id))
        .Where(group => group.Count() > 1)
        .Select(group => new ResourceProblem(
            group.Last().Name,
            new(
                ProblemSeverity.Error,
                "duplicate-definition",
                group.Key.Id,
                0,
                $"{group.Key.Kind} '{group.Key.Id}' is in {string.Join(" and ", group.Select(found => found.Name))}; deploy one of them.")));
}
