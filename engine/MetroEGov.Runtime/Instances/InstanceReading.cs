using System.Collections.Immutable;
using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Processing;

/// <summary>Reads what lists show of instances, without their snapshots.</summary>
internal static class InstanceReading
{
    /// <summary>In the order of the keys. Rights are the asker's business.</summary>
    public static async Task<ImmutableArray<InstanceSummary>> SummariesAsync(
        RuntimeDb db, DefinitionCatalog definitions, IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var competent = (await db.InstanceAuthorities
                .Where(row => keys.Contains(row.InstanceKey) && row.Role == AuthorityRole.Competent)
                .ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToLookup(row => row.InstanceKey, row => row.AuthorityKey);
        var tags = await TagsAsync(db, keys, cancellationToken).ConfigureAwait(false);
        var rows = await db.Instances.Where(row => keys.Contains(row.Key))
            .Select(row => new
            {
                row.Key,
                row.RootKey,
                row.ParentKey,
                row.ParentElementKey,
                row.ProcessId,
                row.Version,
                row.DefinitionKey,
                row.Status,
                row.IncidentCount,
                row.IsQuarantined,
                row.BusinessKey,
                row.ApplicationDate,
                row.AcceptingAuthorityKey,
                row.StartedAt,
                row.EndedAt,
                row.Revision,
            })
            .ToDictionaryAsync(row => row.Key, cancellationToken).ConfigureAwait(false);
        return
        [
            .. keys.Where(rows.ContainsKey).Select(key => rows[key]).Select(row => new InstanceSummary(
                row.Key,
                row.RootKey,
                row.ParentKey,
                row.ProcessId,
                definitions.Find(row.DefinitionKey)?.Name ?? row.ProcessId,
                row.Version,
                row.DefinitionKey,
                row.Status,
                row.IncidentCount > 0 || row.IsQuarantined,
                row.IsQuarantined,
                row.BusinessKey,
                IsoDates.Parse(row.ApplicationDate),
                row.AcceptingAuthorityKey,
                [.. competent[row.Key].Order(StringComparer.Ordinal)],
                row.StartedAt,
                row.EndedAt,
                row.Revision)
            {
                ParentElementKey = row.ParentElementKey,
                VersionTag = definitions.Find(row.DefinitionKey)?.VersionTag,
                Tags = [.. tags[row.Key]],
            }),
        ];
    }

    /// <summary>In alphabetical order.</summary>
    public static async Task<ILookup<long, string>> TagsAsync(
        RuntimeDb db, IReadOnlyCollection<long> instanceKeys, CancellationToken cancellationToken) =>
        (await db.InstanceTags.Where(row => instanceKeys.Contains(row.InstanceKey))
            .OrderBy(row => row.Tag)
            .ToListAsync(cancellationToken).ConfigureAwait(false))
        .ToLookup(row => row.InstanceKey, row => row.Tag);
}
