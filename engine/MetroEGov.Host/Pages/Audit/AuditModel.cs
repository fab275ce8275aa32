using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Audit;

/// <remarks>
/// The page shows neither the hits nor whose register was asked: that a further one was asked, or that nobody was found, tells of a
/// person whose record is blocked (BMG §51). The table keeps both for the supervisory authority.
/// </remarks>
public sealed record AuditModel(Page<AccessRecord> Reads, IReadOnlyList<CaseView> Views)
{
    /// <summary><c>resident-registry</c> of <c>resident-registry:020000000</c>.</summary>
    public static string KindOfRegister(string register)
    {
        ArgumentNullException.ThrowIfNull(register);
        return register.Split(':', 2)[0];
    }
}
