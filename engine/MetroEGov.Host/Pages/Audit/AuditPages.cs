using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Audit;

/// <summary>Reads of registers and views of cases, for data-protection control, of the auditor's own authority. Source: BMG §40.</summary>
public static class AuditPages
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit", ShowAsync).RequireAuthorization(Policies.Auditor);

    private static async Task<IResult> ShowAsync(PageContext context, AccessLog log, CaseViews views, CancellationToken cancellationToken)
    {
        var filter = new AccessFilter { AuthorityKey = context.SignedIn.AuthorityKey };
        return PageAnswer.Page<AuditPage>(new AuditModel(
            await log.ListAsync(filter, new PageRequest(0, PageSize), cancellationToken),
            await views.ListAsync(context.SignedIn.AuthorityKey, PageSize, cancellationToken)));
    }
}
