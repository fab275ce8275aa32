using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Host.Security.Accounts;

/// <summary>A clerk as colleagues of the same authority may know one.</summary>
public sealed record Colleague(string UserId, string DisplayName);

/// <summary>Who works where: for handing tasks over and for showing names instead of sign-in names.</summary>
public sealed class Colleagues(IdentityDb db)
{
    /// <summary>The clerks of one authority, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> OfAsync(string authorityKey, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking()
            .Where(account => account.AuthorityKey == authorityKey
                && account.Grants.Any(grant => grant.AuthorityKey == authorityKey
                    && (grant.Role == Role.Registrar || grant.Role == Role.Lead)))
            .OrderBy(account => account.DisplayName)
            .Select(account => new Colleague(account.UserName!, account.DisplayName))
            .ToListAsync(cancellationToken);
}
