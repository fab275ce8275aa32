using System.Collections.Immutable;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Library;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;
using MetroEGov.Runtime.Searching;
using MetroEGov.Runtime.Starts;

namespace MetroEGov.Runtime;

/// <summary>Publishes definitions and finds them again. Thread-safe.</summary>
public sealed class Deployments
{
    private readonly CaseProcessor _processor;
    private readonly DefinitionCatalog _definitions;
    private readonly KnownActivities _activities;
    private readonly StartChecks _starts;
    private readonly StartTimerQueue _startTimers;

    internal Deployments(
        CaseProcessor processor, DefinitionCatalog definitions, ActivityCatalog activities, StartChecks starts, StartTimerQueue startTimers)
    {
        _processor = processor;
        _definitions = definitions;
        _activities = new KnownActivities(activities);
        _starts = starts;
        _startTimers = startTimers;
    }

    /// <summary>
    /// Checks all resources; with any error nothing is deployed and every problem is returned. A definition whose file is the same as
    /// that of its newest version keeps that version when it is valid no later than asked for.
    /// </summary>
    /// <param name="resources">BPMN, DMN and form files; at most 4,194,304 characters each.</param>
    /// <param name="caller">Who deploys; null for the host itself.</param>
    /// <param name="validFrom">
    /// First day of application dates for which these versions count: processes, decisions and forms alike. Null: what a drawing says in
    /// <c>metroegov:validFrom</c>, else always.
    /// </param>
    /// <param name="cancellationToken">Stops the wait, not a commit under way.</param>
    public Task<DeploymentAnswer> DeployAsync(
        IReadOnlyList<DeployResource> resources,
        Caller? caller = null,
        DateOnly? validFrom = null,
        CancellationToken cancellationToken = default) =>
        DeployAsync(
            resources,
            caller,
            validFrom,
            unit =>
            {
                foreach (var resource in resources)
                    LibraryAdoption.NoteDeployed(unit, resource, caller);
            },
            cancellationToken);

    /// <param name="noteInLibrary">Tells the library of it in the same transaction.</param>
    internal async Task<DeploymentAnswer> DeployAsync(
        IReadOnlyList<DeployResource> resources,
        Caller? caller,
        DateOnly? validFrom,
        Action<WorkUnit> noteInLibrary,
        CancellationToken cancellationToken)
    {
        var read = ReadDeployment.Of(resources, _activities, _definitions, _starts);
        if (read.HasErrors)
            return new DeploymentAnswer.Refused(read.Problems);

        return await _processor.RunAsync<DeploymentAnswer>(
            unit =>
            {
                var deploymentKey = unit.NextKey();
                var deployed = read.Files
                    .SelectMany(file => Store(unit, file.Resource, file.Definitions, deploymentKey, validFrom, caller))
                    .ToImmutableArray();
                noteInLibrary(unit);
                return new DeploymentAnswer.Deployed(deploymentKey, deployed, read.Problems);
            },
            _definitions.Reload,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All problems that a deployment of these resources would tell, errors and warnings; nothing is deployed.</summary>
    public Task<ImmutableArray<ResourceProblem>> CheckAsync(
        IReadOnlyList<DeployResource> resources, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(ReadDeployment.Of(resources, _activities, _definitions, _starts).Problems);
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

    /// <summary>By what versions of processes are searched.</summary>
    public static SearchFields ProcessSearchFields => DefinitionSearch.ProcessFields;

    /// <summary>Versions of processes by any of <see cref="ProcessSearchFields"/>, oldest first unless sorted.</summary>
    public Found<ProcessVersion> SearchProcesses(SearchRequest request)
    {
        var found = DefinitionSearch.Processes(_definitions, request);
        return found.With<ProcessVersion>([.. found.Items.Select(process => new ProcessVersion(Of(process.Row), process.HasStartForm))]);
    }

    /// <summary>Whether the plain start event has a form; false for an unknown key, or one of something else.</summary>
    public bool HasStartForm(long definitionKey) =>
        _definitions.Find(definitionKey) is { Kind: DefinitionKind.Process } row && new ProcessFound(row, _definitions).HasStartForm;

    /// <summary>By what versions of decisions are searched.</summary>
    public static SearchFields DecisionSearchFields => DefinitionSearch.DecisionFields;

    /// <summary>Versions of decisions by any of <see cref="DecisionSearchFields"/>, oldest first unless sorted.</summary>
    public Found<DecisionInFile> SearchDecisions(SearchRequest request)
    {
        var found = DefinitionSearch.Decisions(_definitions, request);
        return found.With<DecisionInFile>([.. found.Items.Select(decision => new DecisionInFile(Of(decision.Row), decision.Requirements))]);
    }

    /// <returns>Null for an unknown key, or one of something else.</returns>
    public DecisionInFile? GetDecision(long definitionKey) =>
        _definitions.Find(definitionKey) is { Kind: DefinitionKind.Decision } row
            ? new DecisionInFile(Of(row), DefinitionSearch.RequirementsOf(_definitions, row))
            : null;

    /// <summary>The form of the plain start event as of today, deployed or embedded.</summary>
    /// <returns>Null for an unknown key, or when the start has no form.</returns>
    public TaskForm? GetStartForm(long definitionKey, DateOnly today)
    {
        if (_definitions.Find(definitionKey) is not { Kind: DefinitionKind.Process } row
            || _definitions.ProcessOf(row) is not { NoneStart.StartForm: { } reference } process)
            return null;
        if (reference.FormId is not { } formId)
            return reference.EmbeddedFormKey is { } key && process.EmbeddedForms.TryGetValue(key, out var schema) ? new TaskForm(null, null, schema) : null;
        var form = reference.Binding == BindingType.Deployment
            ? _definitions.FindInDeployment(DefinitionKind.Form, formId, row.DeploymentKey)
            : _definitions.FindValid(DefinitionKind.Form, formId, IsoDates.Text(today));
        return form is null ? null : new TaskForm(formId, form.Version, _definitions.TextOf(form)) { Key = form.Key };
    }

    private IEnumerable<Definition> Store(
        WorkUnit unit,
        DeployResource resource,
        ImmutableArray<ReadDefinition> definitions,
        long deploymentKey,
        DateOnly? validFrom,
        Caller? caller)
    {
        var hash = TextHash.Of(resource.Text);
        ResourceRow? stored = null;
        foreach (var definition in definitions)
        {
            var newest = _definitions.FindNewest(definition.Kind, definition.Id);
            var firstDay = validFrom is { } date ? IsoDates.Text(date) : definition.ValidFrom;
            if (newest is not null && newest.Hash == hash && string.CompareOrdinal(newest.ValidFrom, firstDay) <= 0)
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
                ValidFrom = firstDay,
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
            {
                StoreStartSubscriptions(unit, row, process);
                _startTimers.Open(unit, row, process);
            }

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

    internal static Definition Of(DefinitionRow row) => new(
        row.Key,
        row.Kind,
        row.Id,
        row.Name,
        row.Version,
        row.VersionTag,
        IsoDates.Parse(row.ValidFrom),
        row.ResourceName,
        row.DeploymentKey,
        row.DeployedAt,
        row.DeployedBy)
    {
        ResourceKey = row.ResourceKey,
    };
}
