using System.Collections.Immutable;
using System.Security.Claims;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Security;

/// <summary>
/// Who asks, for whom, and what they may: the one place where claims become rights. A person and a client of the token server look alike.
/// Immutable.
/// </summary>
/// <param name="UserId">Sign-in name or client id; goes into history and out to registers, never a person's name.</param>
/// <param name="AuthorityKey">The authority that the caller acts for.</param>
public sealed record Requester(string UserId, string DisplayName, string AuthorityKey, ImmutableArray<Grant> Grants, bool IsClient)
{
    public const string AuthorityClaim = "metroegov:authority";
    public const string DisplayNameClaim = "metroegov:name";
    public const string ClientClaim = "metroegov:client";
    public const string JobTypeClaim = "metroegov:job-type";
    public const string MessageClaim = "metroegov:message";
    public const string AllAuthoritiesClaim = "metroegov:all-authorities";

    /// <summary>Types of jobs that a client may take; a person takes none.</summary>
    public ImmutableArray<string> JobTypes { get; init; } = [];

    /// <summary>Names of messages that a client may publish.</summary>
    public ImmutableArray<string> Messages { get; init; } = [];

    /// <summary>Whether a client works on jobs of every authority's cases, not only on those that its own may read.</summary>
    public bool WorksForAllAuthorities { get; init; }

    public bool MayWorkOn(string jobType) => JobTypes.Contains(jobType);

    public bool MayPublish(string messageName) => Messages.Contains(messageName);

    public bool IsClerk => HasAny([.. Role.Clerks]);

    /// <summary>Whether the caller has the role for the authority that it acts for.</summary>
    public bool Has(string role) => Grants.Contains(new Grant(role, AuthorityKey));

    public bool HasAny(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (Has(role))
                return true;
        }

        return false;
    }

    /// <summary>As the runtime knows the caller: the roles at the own authority.</summary>
    public Caller ToCaller() =>
        new(UserId, AuthorityKey, [.. Grants.Where(grant => grant.AuthorityKey == AuthorityKey).Select(grant => grant.Role)]);

    /// <summary>Null for somebody who is not signed in, or whose claims name no authority.</summary>
    public static Requester? From(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true }
            || principal.FindFirstValue(AuthorityClaim) is not { } authority
            || UserIdOf(principal) is not { } userId)
            return null;
        var grants = ImmutableArray.CreateBuilder<Grant>();
        foreach (var claim in principal.FindAll(Grant.ClaimType))
        {
            if (Grant.TryParse(claim.Value, out var grant))
                grants.Add(grant);
        }

        return new Requester(
            userId,
            principal.FindFirstValue(DisplayNameClaim) ?? userId,
            authority,
            grants.ToImmutable(),
            principal.HasClaim(claim => claim.Type == ClientClaim))
        {
            JobTypes = [.. principal.FindAll(JobTypeClaim).Select(claim => claim.Value)],
            Messages = [.. principal.FindAll(MessageClaim).Select(claim => claim.Value)],
            WorksForAllAuthorities = principal.HasClaim(claim => claim.Type == AllAuthoritiesClaim),
        };
    }

    private static string? UserIdOf(ClaimsPrincipal principal) =>
        principal.HasClaim(claim => claim.Type == ClientClaim)
            ? principal.FindFirstValue("sub")
            : principal.Identity?.Name;
}
