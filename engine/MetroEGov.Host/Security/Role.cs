namespace MetroEGov.Host.Security;

/// <summary>
/// What somebody may do for one authority. The names are also the first half of candidate groups in process models
/// (<c>registrar@020000000</c>), so renaming one changes the meaning of deployed models.
/// </summary>
public static class Role
{
    /// <summary>A clerk of any office of an authority: sees and completes the tasks of the authority, starts procedures.</summary>
    public const string Clerk = "clerk";

    /// <summary>A clerk of the registration office: a clerk whose tasks may touch the resident registry.</summary>
    public const string Registrar = "registrar";

    /// <summary>Leads the clerks of an authority: may also take tasks from others and set due dates.</summary>
    public const string Lead = "lead";

    /// <summary>Draws and publishes procedures.</summary>
    public const string Designer = "designer";

    /// <summary>Keeps the platform running: incidents, jobs, repair. Sees no task forms.</summary>
    public const string Operator = "operator";

    /// <summary>Reads the access log (data protection).</summary>
    public const string Auditor = "auditor";

    /// <summary>A machine that starts and drives procedures over HTTP.</summary>
    public const string Integrator = "integrator";

    /// <summary>Manages accounts and clients of the own authority; sees no case.</summary>
    public const string Administrator = "administrator";

    /// <summary>Whoever has one of these works on tasks and cases of the authority.</summary>
    public static IReadOnlyList<string> Clerks { get; } = [Clerk, Registrar, Lead];

    /// <summary>All roles; nothing else is accepted in a grant.</summary>
    public static IReadOnlyCollection<string> All { get; } =
        [Clerk, Registrar, Lead, Designer, Operator, Auditor, Integrator, Administrator];
}
