using Microsoft.AspNetCore.Identity;

namespace MetroEGov.Host.Security.Accounts;

/// <summary>A person who signs in. Works for one authority; the grants say as what.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The name that colleagues see, for example when a task is claimed.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Nine-digit regional key of the authority that employs the person.</summary>
    public required string AuthorityKey { get; set; }

    public List<AccountGrant> Grants { get; } = [];
}

/// <summary>A role of an account for one authority.</summary>
public sealed class AccountGrant
{
    public required string AccountId { get; init; }

    public required string Role { get; init; }

    public required string AuthorityKey { get; init; }

    public Grant ToGrant() => new(Role, AuthorityKey);
}
