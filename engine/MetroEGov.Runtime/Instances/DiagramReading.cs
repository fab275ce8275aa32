using System.Collections.Immutable;
using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Processing;

/// <summary>Counts per element and flow, and the called processes that the reader may open as well.</summary>
internal static class DiagramReading
{
    public static async Task<DiagramState?> ReadAsync(
        RuntimeDb db, long instanceKey, ReadScope scope, CancellationToken cancellationToken)
    {
        var definitionKey = await Readable.Instances(db, scope)
            .Where(row => row.Key == instanceKey)
            .Select(row => (long?)row.DefinitionKey)
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (definitionKey is not { } definition)
            return null;

        var flows = await db.Flows.Where(row => row.InstanceKey == instanceKey).OrderBy(row => row.FlowId)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new DiagramState(
            instanceKey,
            definition,
            await ElementsAsync(db, instanceKey, cancellationToken).ConfigureAwait(false),
            [.. flows.Select(row => new FlowCount(row.FlowId, row.Taken))],
            await CallsAsync(db, instanceKey, scope, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<ImmutableArray<ElementCount>> ElementsAsync(
        RuntimeDb db, long instanceKey, CancellationToken cancellationToken)
    {
        var counts = await db.Elements
            .Where(row => row.InstanceKey == instanceKey && !row.IsMultiInstanceBody)
            .GroupBy(row => new { row.ElementId, row.Status })
            .Select(group => new { group.Key.ElementId, group.Key.Status, Count = group.Count() })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var incidents = (await db.Incidents
                .Where(row => row.InstanceKey == instanceKey && row.ResolvedAt == null && row.ElementId != null)
                .Select(row => row.ElementId)
                .ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToLookup(elementId => elementId);
        return
        [
            .. counts
                .GroupBy(row => row.ElementId, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new ElementCount(
                    group.Key,
                    group.Where(row => row.Status == ElementStatusColumn.Active).Sum(row => row.Count),
                    group.Where(row => row.Status == ElementStatusColumn.Completed).Sum(row => row.Count),
                    group.Where(row => row.Status == ElementStatusColumn.Terminated).Sum(row => row.Count),
                    incidents[group.Key].Count())),
        ];
    }

    private static async Task<ImmutableArray<CalledInstance>> CallsAsync(
        RuntimeDb db, long instanceKey, ReadScope scope, CancellationToken cancellationToken)
    {
        var calls = await Readable.Instances(db, scope)
            .Where(child => child.ParentKey == instanceKey)
            .Join(
                db.Elements,
                child => child.ParentElementKey,
                element => (long?)element.Key,
                (child, element) => new { element.ElementId, child.Key, child.ProcessId })
            .OrderBy(call => call.Key)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. calls.Select(call => new CalledInstance(call.ElementId, call.Key, call.ProcessId))];
    }
}
