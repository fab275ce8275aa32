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
    bool IsNew = false)
{
    /// <summary>The deployed file; definitions of one file share it.</summary>
    public long ResourceKey { get; init; }
}

/// <summary>A process in one version.</summary>
public sealed record ProcessVersion(Definition Definition, bool HasStartForm);

/// <summary>A DMN file in one version: what the dialect calls decision requirements.</summary>
/// <param name="Key">The key of the deployed file.</param>
/// <param name="Id">Id of its <c>definitions</c>.</param>
/// <param name="Version">Counts the different texts that were deployed under that id, beginning with 1.</param>
public sealed record DecisionRequirements(long Key, string Id, string Name, int Version, string ResourceName);

/// <summary>A decision in one version and the file it is in.</summary>
public sealed record DecisionInFile(Definition Definition, DecisionRequirements Requirements);

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
