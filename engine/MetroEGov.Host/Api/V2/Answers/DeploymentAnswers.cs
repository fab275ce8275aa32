using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <param name="Resources">One part for each file, with a file name; <c>.bpmn</c>, <c>.dmn</c> or <c>.form</c>, at most 4 MiB each.</param>
/// <param name="ValidFrom">Beyond the dialect: the first day of application dates for which all of it is the version to take.</param>
public sealed record DeploymentBody(IFormFileCollection Resources, string? TenantId, DateOnly? ValidFrom);

public sealed record DeploymentResult(string DeploymentKey, string TenantId, IReadOnlyList<DeployedItem> Deployments);

/// <summary>What was deployed: one of the five is set. What was there already in the same text keeps its version and key.</summary>
/// <param name="Resource">Always null: no other kinds of files are deployed.</param>
public sealed record DeployedItem(
    DeployedProcess? ProcessDefinition,
    DeployedDecision? DecisionDefinition,
    DeployedRequirements? DecisionRequirements,
    DeployedForm? Form,
    DeployedResource? Resource)
{
    private static readonly DeployedItem Nothing = new(null, null, null, null, null);

    public static DeployedItem Of(DecisionInFile decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var (definition, file) = decision;
        return Nothing with
        {
            DecisionDefinition = new DeployedDecision(
                definition.Id,
                definition.Version,
                definition.Name ?? definition.Id,
                ApiJson.TenantId,
                file.Id,
                ApiJson.Key(definition.Key),
                ApiJson.Key(file.Key)),
        };
    }

    public static DeployedItem Of(DecisionRequirements file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Nothing with
        {
            DecisionRequirements = new DeployedRequirements(
                file.Id, file.Name, file.Version, file.ResourceName, ApiJson.TenantId, ApiJson.Key(file.Key)),
        };
    }

    public static DeployedItem Of(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Kind switch
        {
            DefinitionKind.Process => Nothing with
            {
                ProcessDefinition = new DeployedProcess(
                    definition.Id, definition.Version, definition.ResourceName, ApiJson.TenantId, ApiJson.Key(definition.Key)),
            },
            DefinitionKind.Form => Nothing with
            {
                Form = new DeployedForm(
                    definition.Id, definition.Version, definition.ResourceName, ApiJson.TenantId, ApiJson.Key(definition.Key)),
            },
            _ => throw new ArgumentException("A decision is shown with its file.", nameof(definition)),
        };
    }
}

public sealed record DeployedProcess(
    string ProcessDefinitionId, int ProcessDefinitionVersion, string ResourceName, string TenantId, string ProcessDefinitionKey);

public sealed record DeployedDecision(
    string DecisionDefinitionId,
    int Version,
    string Name,
    string TenantId,
    string DecisionRequirementsId,
    string DecisionDefinitionKey,
    string DecisionRequirementsKey);

public sealed record DeployedRequirements(
    string DecisionRequirementsId,
    string DecisionRequirementsName,
    int Version,
    string ResourceName,
    string TenantId,
    string DecisionRequirementsKey);

public sealed record DeployedForm(string FormId, int Version, string ResourceName, string TenantId, string FormKey);

public sealed record DeployedResource(
    string ResourceId, string ResourceName, int Version, string? VersionTag, string TenantId, string ResourceKey);
