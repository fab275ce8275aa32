using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MetroEGov.Activities;
using MetroEGov.Bpmn;
using MetroEGov.Bpmn.Model;
using MetroEGov.Bpmn.Validation;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime;

/// <summary>Publishes definitions and finds them again. Thread-safe.</summary>
public sealed class Deployments
{
    private readonly CaseProcessor _processor;
    private readonly DefinitionCatalog _definitions;
    private readonly KnownActivities _activities;

    internal Deployments(CaseProcessor processor, DefinitionCatalog definitions, ActivityCatalog activities)
    {
        _processor = processor;
        _definitions = definitions;
        _activities = new KnownActivities(activities);
    }

    /// <summary>
    /// Checks all resources; with any error nothing is deployed and every problem is returned. A definition whose file is the same as
    /// that of its newest version keeps that version.
    /// </summary>
    /// <param name="resources">BPMN, DMN and form files; at most 4,194,304 characters each.</param>
    /// <param name="caller">Who deploys; null for the host itself.</param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public async Task<DeploymentAnswer> DeployAsync(
        IReadOnlyList<DeployResource> resources, Caller? caller = null, CancellationToken cancellationToken = default)
    {
        var problems = new List<ResourceProblem>();
        var read = resources.Select(resource => (Resource: resource, Definitions: ResourceReading.Read(resource, problems))).ToList();
        problems.AddRange(Duplicates(read));
        foreach (var (resource, definitions) in read)
        {
            problems.AddRange(definitions
                .Where(definition => definition.Process is not null)
                .SelectMany(definition => ActivityRules.Check(definition.Process!, _activities))
                .Select(problem => new ResourceProblem(resource.Name, problem)));
        }

        if (problems.Any(problem => problem.Problem.Severity == ProblemSeverity.Error))
            return new DeploymentAnswer.Refused([.. problems]);

        return await _processor.RunAsync<DeploymentAnswer>(
            unit =>
            {
                var deploymentKey = unit.NextKey();
                var deployed = read
                    .SelectMany(file => Store(unit, file.Resource, file.Definitions, deploymentKey, caller))
                    .ToImmutableArray();
                return new DeploymentAnswer.Deployed(deploymentKey, deployed, [.. problems]);
            },
            _definitions.Reload,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every version of everything, by id and version.</summary>
    public Task<ImmutableArray<Definition>> ListAsync(
        DefinitionKind? kind = null, string? id = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(_definitions.All
            .Where(row => (kind is null || row.Kind == kind) && (id is null || row.Id == id))
            .Select(row => Of(row))
            .ToImmutableArray());

    public Task<Definition?> GetAsync(long definitionKey, CancellationToken cancellationToken = default) =>
        Task.FromResult(_definitions.Find(definitionKey) is { } row ? Of(row) : null);

    /// <returns>The deployed file: BPMN or DMN XML, or the form as JSON; null for an unknown key.</returns>
    public Task<string?> GetTextAsync(long definitionKey, CancellationToken cancellationToken = default) =>
        Task.FromResult(_definitions.Find(definitionKey) is { } row ? _definitions.TextOf(row) : null);

    private static IEnumerable<ResourceProblem> Duplicates(
        IEnumerable<(DeployResource Resource, ImmutableArray<ReadDefinition> Definitions)> read) => read
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

    private IEnumerable<Definition> Store(
        WorkUnit unit,
        DeployResource resource,
        ImmutableArray<ReadDefinition> definitions,
        long deploymentKey,
        Caller? caller)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(resource.Text)));
        ResourceRow? stored = null;
        foreach (var definition in definitions)
        {
            var newest = _definitions.FindNewest(definition.Kind, definition.Id);
            if (newest is not null && newest.Hash == hash)
            {
                yield return Of(newest);
                continue;
            }

            stored ??= StoreText(unit, resource, hash, deploymentKey);
            var row = new DefinitionRow
            {
                Key = unit.NextKey(),
                Kind = definition.Kind,
                Id = definition.Id,
                Name = definition.Name,
                Version = (newest?.Version ?? 0) + 1,
                VersionTag = definition.VersionTag,
                ValidFrom = definition.ValidFrom,
                VisibleTo = definition.VisibleTo,
                Retention = definition.Retention,
                ResourceKey = stored.Key,
                ResourceName = resource.Name,
                Hash = hash,
                DeploymentKey = deploymentKey,
                DeployedAt = unit.Now,
                DeployedBy = caller?.UserId,
            };
            unit.Db.Add(row);
            if (definition.Process is { } process)
                StoreStartSubscriptions(unit, row, process);
            yield return Of(row) with { IsNew = true };
        }
    }

    private static ResourceRow StoreText(WorkUnit unit, DeployResource resource, string hash, long deploymentKey)
    {
        var row = new ResourceRow
        {
            Key = unit.NextKey(),
            DeploymentKey = deploymentKey,
            Name = resource.Name,
            Hash = hash,
            Text = resource.Text,
        };
        unit.Db.Add(row);
        return row;
    }

    private static void StoreStartSubscriptions(WorkUnit unit, DefinitionRow definition, ProcessModel process)
    {
        foreach (var start in process.StartEvents)
        {
            // The name of a message that starts a process has no case to be evaluated in: it is text by validation.
            if (start.Event is EventTrigger.Message { Name.IsStatic: true } message)
            {
                unit.Db.Add(new StartSubscriptionRow
                {
                    DefinitionKey = definition.Key,
                    ElementId = start.Id.Value,
                    ProcessId = process.ProcessId,
                    MessageName = message.Name.Text,
                });
            }
        }
    }

    private static Definition Of(DefinitionRow row) => new(
        row.Key,
        row.Kind,
        row.Id,
        row.Name,
        row.Version,
        row.VersionTag,
        IsoDates.Parse(row.ValidFrom),
        row.ResourceName,
        row.DeploymentKey,
        row.DeployedAt);
}
