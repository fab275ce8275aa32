using MetroEGov.Runtime;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Host.Security.Accounts;

/// <summary>A clerk as colleagues of the same authority may know one.</summary>
/// <param name="Roles">At the authority.</param>
public sealed record Colleague(string UserId, string DisplayName, IReadOnlyList<string> Roles)
{
    public Caller ToCaller(string authorityKey) => new(UserId, authorityKey, [.. Roles]);
}

/// <summary>Who works where: for handing tasks over and for showing names instead of sign-in names.</summary>
public sealed class Colleagues(IdentityDb db, UserTasks tasks)
{
    /// <summary>The clerks of one authority, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> OfAsync(string authorityKey, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking()
            .Where(account => account.AuthorityKey == authorityKey
                && account.Grants.Any(grant => grant.AuthorityKey == authorityKey && Role.Clerks.Contains(grant.Role)))
            .OrderBy(account => account.DisplayName)
            .Select(account => new Colleague(
                account.UserName!,
                account.DisplayName,
                account.Grants.Where(grant => grant.AuthorityKey == authorityKey).Select(grant => grant.Role).ToList()))
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Those to whom the giver may hand a task over, by name: clerks of the same authority whom the task's own candidates name. A clerk of
    /// the parking office is no receiver for a task of the registration office, though both work at one authority.
    /// </summary>
    public async Task<IReadOnlyList<Colleague>> ForTaskAsync(long taskKey, Requester giver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(giver);
        var others = (await OfAsync(giver.AuthorityKey, cancellationToken)).Where(colleague => colleague.UserId != giver.UserId).ToList();
        var candidates = await tasks.CandidatesAsync(taskKey, others.Select(other => other.ToCaller(giver.AuthorityKey)), cancellationToken);
        return [.. others.Where(other => candidates.Any(candidate => candidate.UserId == other.UserId))];
    }
}
