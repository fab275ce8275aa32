using System.Collections.Immutable;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Runtime.Deployment;

/// <summary>
/// Forms, decisions and processes that a drawing names but that are neither in the deployment nor deployed already. Only warnings: they
/// may be deployed later, before a case comes that far. What an expression names is known only to a case.
/// </summary>
internal static class ReferenceRules
{
    public static IEnumerable<ResourceProblem> Check(
        ImmutableArray<(DeployResource Resource, ImmutableArray<ReadDefinition> Definitions)> files, DefinitionCatalog deployed)
    {
        var here = files
            .SelectMany(file => file.Definitions)
            .Select(definition => (definition.Kind, definition.Id))
            .ToHashSet();
        return
            from file in files
            from definition in file.Definitions
            where definition.Process is not null
            from node in definition.Process!.Nodes
            from reference in ReferencesOf(node)
            where !here.Contains((reference.Kind, reference.Id)) && deployed.FindNewest(reference.Kind, reference.Id) is null
            select new ResourceProblem(file.Resource.Name, new(
                ProblemSeverity.Warning,
                reference.Code,
                node.Id.Value,
                node.Line,
                $"{reference.Kind} '{reference.Id}' of '{node.Id}' is neither in these files nor deployed."));
    }

    private static IEnumerable<(DefinitionKind Kind, string Id, string Code)> ReferencesOf(FlowNode node)
    {
        if (node.UserTask?.Form?.FormId is { } taskForm)
            yield return (DefinitionKind.Form, taskForm, "unknown-form");
        if (node.StartForm?.FormId is { } startForm)
            yield return (DefinitionKind.Form, startForm, "unknown-form");
        if (node.CalledDecision is { DecisionId: { IsStatic: true } decision })
            yield return (DefinitionKind.Decision, decision.Text, "unknown-decision");
        if (node.CalledElement is { ProcessId: { IsStatic: true } called })
            yield return (DefinitionKind.Process, called.Text, "unknown-process");
    }
}
