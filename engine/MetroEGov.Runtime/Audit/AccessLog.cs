using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime;

/// <summary>Who read which register, when, why and on what legal basis. Written by the engine only. Thread-safe.</summary>
public sealed class AccessLog
{
    private readonly RuntimeStore _store;

    internal AccessLog(RuntimeStore store) => _store = store;

    /// <summary>Newest first.</summary>
    public async Task<Page<AccessRecord>> ListAsync(
        AccessFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var db = _store.OpenForReading();
        var found = db.Accesses.Where(row =>
            (filter.UserId == null || row.UserId == filter.UserId)
            && (filter.AuthorityKey == null || row.AuthorityKey == filter.AuthorityKey)
            && (filter.Register == null || row.Register == filter.Register)
            && (filter.CaseKey == null || row.CaseKey == filter.CaseKey));
        if (filter.From is { } from)
            found = found.Where(row => row.At >= from);
        if (filter.Until is { } until)
            found = found.Where(row => row.At < until);

        var total = await found.CountAsync(cancellationToken).ConfigureAwait(false);
        var rows = await found.OrderByDescending(row => row.Id).Skip(page.SafeSkip).Take(page.SafeTake)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(
            [
                .. rows.Select(row => new AccessRecord(
                    row.Id,
                    row.At,
                    row.UserId,
                    row.AuthorityKey,
                    row.LegalBasis,
                    row.Purpose,
                    row.ReasonKey,
                    row.Register,
                    row.QuerySummary,
                    row.Hits,
                    row.PersonReference,
                    row.CaseKey,
                    row.InstanceKey,
                    row.BusinessKey,
                    row.ElementId,
                    row.Outcome)),
            ],
            total);
    }
}
