using MetroEGov.Host.Security.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Host.Security.Views;

/// <summary>
/// Records who looked at which case, beside the access log of the registers that the engine writes: data that were fetched once can be
/// seen often. A page is shown, a request over HTTP answered, only after its view was recorded.
/// </summary>
public sealed class CaseViews(IdentityDb db, TimeProvider clock)
{
    public async Task RecordAsync(
        Requester requester, string kind, long instanceKey, long? taskKey, CancellationToken cancellationToken)
    {
        db.CaseViews.Add(new CaseView
        {
            At = clock.GetUtcNow(),
            UserId = requester.UserId,
            AuthorityKey = requester.AuthorityKey,
            Kind = kind,
            InstanceKey = instanceKey,
            TaskKey = taskKey,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Newest first, of one authority.</summary>
    public async Task<IReadOnlyList<CaseView>> ListAsync(string authorityKey, int limit, CancellationToken cancellationToken) =>
        await db.CaseViews.AsNoTracking()
            .Where(view => view.AuthorityKey == authorityKey)
            .OrderByDescending(view => view.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
}
