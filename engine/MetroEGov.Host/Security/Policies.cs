using Microsoft.AspNetCore.Authorization;

namespace MetroEGov.Host.Security;

/// <summary>
/// Which roles may reach which kind of route. What of it one caller sees is decided a second time by the runtime, per authority.
/// </summary>
public static class Policies
{
    public const string Clerk = "clerk";
    public const string Designer = "designer";
    public const string Operator = "operator";
    public const string Auditor = "auditor";

    /// <summary>Reads definitions: whoever works with procedures.</summary>
    public const string ReadDefinitions = "read-definitions";

    /// <summary>Starts cases and works on them over HTTP.</summary>
    public const string DriveCases = "drive-cases";

    /// <summary>Sees where cases stand.</summary>
    public const string FollowCases = "follow-cases";

    /// <summary>Works on jobs and messages as a machine.</summary>
    public const string Integrate = "integrate";

    /// <summary>Sees jobs and changes their retries: a machine its own, operations all.</summary>
    public const string FollowJobs = "follow-jobs";

    /// <summary>Sees and resolves incidents.</summary>
    public const string Repair = "repair";

    public static AuthorizationBuilder AddPolicies(this AuthorizationBuilder authorization) =>
        authorization
            .AddPolicy(Clerk, [.. Role.Clerks])
            .AddPolicy(Designer, Role.Designer)
            .AddPolicy(Operator, Role.Operator)
            .AddPolicy(Auditor, Role.Auditor)
            .AddPolicy(ReadDefinitions, [.. Role.Clerks, Role.Designer, Role.Operator, Role.Integrator])
            .AddPolicy(DriveCases, [.. Role.Clerks, Role.Integrator])
            .AddPolicy(FollowCases, [.. Role.Clerks, Role.Integrator, Role.Operator])
            .AddPolicy(Integrate, Role.Integrator)
            .AddPolicy(FollowJobs, Role.Integrator, Role.Operator)
            .AddPolicy(Repair, Role.Operator);

    private static AuthorizationBuilder AddPolicy(this AuthorizationBuilder authorization, string name, params string[] roles) =>
        authorization.AddPolicy(name, policy => policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => Requester.From(context.User)?.HasAny(roles) == true));
}
