using System.Collections.Immutable;

namespace MetroEGov.Runtime;

/// <summary>Publishes definitions and finds them again. Thread-safe.</summary>
public sealed class Deployments
{
    /// <summary>
    /// Checks all resources; with any error nothing is deployed and every problem is returned. A definition whose file is the same as
    /// that of its newest version keeps that version.
    /// </summary>
    /// <param name="resources">BPMN, DMN and form files; at most 4 MB each.</param>
    /// <param name="caller">Who deploys; null for the host itself.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<DeploymentAnswer> DeployAsync(
        IReadOnlyList<DeployResource> resources, Caller? caller = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Every version of everything, by kind, id and version.</summary>
    public Task<ImmutableArray<Definition>> ListAsync(
        DefinitionKind? kind = null, string? id = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <returns>The highest version that is valid on the date, or null.</returns>
    public Task<Definition?> FindValidAsync(
        DefinitionKind kind, string id, DateOnly applicationDate, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Definition?> GetAsync(long definitionKey, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <returns>The deployed file: BPMN or DMN XML, or the form as JSON; null for an unknown key.</returns>
    public Task<string?> GetTextAsync(long definitionKey, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
