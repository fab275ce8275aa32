using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Audit;

/// <summary>The access log for data-protection control, of the auditor's own authority. Source: BMG §40.</summary>
public static class AuditPages
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit", ShowAsync).RequireAuthorization(Policies.Auditor);

    private static async Task<IResult> ShowAsync(PageContext context, AccessLog log, CancellationToken cancellationToken)
    {
        var filter = new AccessFilter { AuthorityKey = context.SignedIn.AuthorityKey };
        return PageAnswer.Page<AuditPage>(await log.ListAsync(filter, new PageRequest(0, PageSize), cancellationToken));
    }
}
