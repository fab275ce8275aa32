using MetroEGov.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Host.Security.Views;

/// <summary>
/// Records who looked at which case, beside the access log of the registers that the engine writes: data that were fetched once can be
/// seen often. A page is shown, a request over HTTP answered, only after its view was recorded.
/// </summary>
public sealed class CaseViews(IdentityDb db, TimeProvider clock)
{
    public Task RecordAsync(
        Requester requester, string kind, long instanceKey, long? taskKey, CancellationToken cancellationToken) =>
        SaveAsync(requester, kind, [instanceKey], taskKey, cancellationToken);

    /// <summary>One answer that shows data of several cases.</summary>
    public Task RecordAsync(Requester requester, string kind, IReadOnlyList<long> instanceKeys, CancellationToken cancellationToken) =>
        SaveAsync(requester, kind, instanceKeys, taskKey: null, cancellationToken);

    /// <summary>Newest first, of one authority.</summary>
    public async Task<IReadOnlyList<CaseView>> ListAsync(string authorityKey, int limit, CancellationToken cancellationToken) =>
        await db.CaseViews.AsNoTracking()
            .Where(view => view.AuthorityKey == authorityKey)
            .OrderByDescending(view => view.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    private async Task SaveAsync(
        Requester requester, string kind, IReadOnlyList<long> instanceKeys, long? taskKey, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        db.CaseViews.AddRange(instanceKeys.Select(key => new CaseView
        {
            At = at,
            UserId = requester.UserId,
            AuthorityKey = requester.AuthorityKey,
            Kind = kind,
            InstanceKey = key,
            TaskKey = taskKey,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
