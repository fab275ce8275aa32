using System.Collections.Immutable;
using MetroEGov.Host.Security;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>Who may use an endpoint: everybody, or accounts and clients with one of the roles at their authority.</summary>
internal sealed record Who
{
    private Who(bool isPublic, params IEnumerable<string> roles)
    {
        IsPublic = isPublic;
        Roles = [.. roles];
    }

    /// <summary>No sign-in and no token.</summary>
    public static Who Everybody { get; } = new(isPublic: true, Role.All);

    /// <summary>Any role.</summary>
    public static Who SignedIn { get; } = new(isPublic: false, Role.All);

    public static Who Clerks { get; } = Only(Role.Clerk, Role.Registrar, Role.Lead);

    public bool IsPublic { get; }

    public ImmutableArray<string> Roles { get; }

    public static Who Only(params string[] roles) => new(isPublic: false, roles);

    public Who And(params string[] roles) => new(IsPublic, [.. Roles, .. roles]);

    public bool Includes(string role) => Roles.Contains(role);
}
