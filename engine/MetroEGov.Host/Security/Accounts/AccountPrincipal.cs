using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MetroEGov.Host.Security.Accounts;

/// <summary>Puts authority and grants of an account into the claims of its session.</summary>
public sealed class AccountPrincipal(UserManager<Account> users, IOptions<IdentityOptions> options, IdentityDb db)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Requester.AuthorityClaim, user.AuthorityKey));
        identity.AddClaim(new Claim(Requester.DisplayNameClaim, user.DisplayName));
        var grants = await db.Grants.AsNoTracking().Where(grant => grant.AccountId == user.Id).ToListAsync();
        identity.AddClaims(grants.Select(grant => new Claim(Grant.ClaimType, grant.ToGrant().ToString())));
        return identity;
    }
}
