using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Audit;

public sealed record AuditModel(Page<AccessRecord> Reads, IReadOnlyList<CaseView> Views);
