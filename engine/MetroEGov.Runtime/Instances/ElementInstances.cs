using System.Collections.Immutable;
using MetroEGov.Bpmn.Model;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>What instances went through. Thread-safe.</summary>
public sealed class ElementInstances
{
    private readonly RuntimeStore _store;
    private readonly DefinitionCatalog _definitions;

    internal ElementInstances(RuntimeStore store, DefinitionCatalog definitions)
    {
        _store = store;
        _definitions = definitions;
    }

    /// <summary>By what element instances are searched.</summary>
    public static SearchFields SearchFields => ElementSearch.Table.Fields;

    /// <summary>Element instances by any of <see cref="SearchFields"/>, oldest first unless sorted.</summary>
    public async Task<Found<ElementSummary>> SearchAsync(SearchRequest request, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var rows = ElementSearch.Rows(db, scope);
        var found = await new SearchRun<ElementFound>(db, ElementSearch.Table).RunAsync(rows, request, cancellationToken).ConfigureAwait(false);
        return found.With(await SummariesAsync(rows, found.Items, cancellationToken).ConfigureAwait(false));
    }

    /// <returns>Null when there is none or the scope does not let it be seen.</returns>
    public async Task<ElementSummary?> GetAsync(long elementInstanceKey, ReadScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        return (await SummariesAsync(ElementSearch.Rows(db, scope), [elementInstanceKey], cancellationToken).ConfigureAwait(false)).SingleOrDefault();
    }

    private async Task<ImmutableArray<ElementSummary>> SummariesAsync(
        IQueryable<ElementFound> rows, ImmutableArray<long> keys, CancellationToken cancellationToken)
    {
        var shown = await rows.Where(row => keys.Contains(row.Element.Key))
            .Select(row => new { row.Element, row.IncidentKey, row.Instance.RootKey, row.Instance.ProcessId, row.Instance.DefinitionKey })
            .ToDictionaryAsync(row => row.Element.Key, cancellationToken).ConfigureAwait(false);
        return
        [
            .. keys.Where(shown.ContainsKey).Select(key => shown[key]).Select(row => new ElementSummary(
                row.Element.Key,
                row.Element.InstanceKey,
                row.RootKey,
                row.ProcessId,
                row.DefinitionKey,
                row.Element.ElementId,
                NameOf(row.DefinitionKey, row.Element.ElementId),
                DialectNames.ElementTypeOf(row.Element.Kind, row.Element.IsMultiInstanceBody),
                row.Element.Status switch
                {
                    ElementStatusColumn.Completed => ElementInstanceStatus.Completed,
                    ElementStatusColumn.Terminated => ElementInstanceStatus.Terminated,
                    _ => ElementInstanceStatus.Active,
                },
                row.Element.StartedAt,
                row.Element.EndedAt,
                row.IncidentKey)),
        ];
    }

    private string NameOf(long definitionKey, string elementId) =>
        _definitions.Find(definitionKey) is { } definition
        && _definitions.ProcessOf(definition).Find(new ElementId(elementId))?.Name is { Length: > 0 } name
            ? name
            : elementId;
}
