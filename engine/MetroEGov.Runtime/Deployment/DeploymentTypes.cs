using System.Collections.Immutable;
using MetroEGov.Bpmn;

namespace MetroEGov.Runtime;

/// <summary>A file to deploy. The kind follows from the extension: <c>.bpmn</c>, <c>.dmn</c>, <c>.form</c>.</summary>
public sealed record DeployResource(string Name, string Text);

public enum DefinitionKind
{
    Process,
    Decision,
    Form,
}

/// <summary>A process, decision or form in one version.</summary>
/// <param name="Id">BPMN process id, DMN decision id or form id.</param>
/// <param name="ValidFrom">First day of application dates for which it is the version to take.</param>
/// <param name="DeployedBy">Who published it; null for the host itself.</param>
/// <param name="IsNew">Only in the answer to a deployment: false when the same content was there already.</param>
public sealed record Definition(
    long Key,
    DefinitionKind Kind,
    string Id,
    string? Name,
    int Version,
    string? VersionTag,
    DateOnly ValidFrom,
    string ResourceName,
    long DeploymentKey,
    DateTimeOffset DeployedAt,
    string? DeployedBy = null,
    bool IsNew = false);

/// <summary>A problem and the file it is in.</summary>
public sealed record ResourceProblem(string ResourceName, Problem Problem);

/// <summary>What came of a deployment: all of it, or nothing and every problem.</summary>
public abstract record DeploymentAnswer
{
    private DeploymentAnswer()
    {
    }

    /// <param name="Warnings">Problems that do not forbid the deployment.</param>
    public sealed record Deployed(long DeploymentKey, ImmutableArray<Definition> Definitions, ImmutableArray<ResourceProblem> Warnings)
        : DeploymentAnswer;

    public sealed record Refused(ImmutableArray<ResourceProblem> Problems) : DeploymentAnswer;
}
