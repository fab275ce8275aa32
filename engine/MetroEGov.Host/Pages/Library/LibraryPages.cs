using System.Diagnostics;
using System.Globalization;
using MetroEGov.Bpmn;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Web;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Library;

/// <summary>The library list and the page of a procedure: what designers do beside drawing. Works without scripts.</summary>
public static class LibraryPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/designer").RequireAuthorization(Policies.Designer);
        group.MapGet("", async (ProcedureLibrary library, CancellationToken cancellationToken) =>
            PageAnswer.Page<LibraryListPage>(new LibraryListModel(await library.ListAsync(cancellationToken))));
        group.MapPost("", CreateAsync).RequireAntiforgery();
        group.MapGet("/{procedure}", OpenAsync);
        group.MapPost("/{procedure}/publish", PublishAsync).RequireAntiforgery();
        LibraryFilePages.Map(group);
        ScenarioPages.Map(group);
    }

    /// <summary>The procedure as it is now, with its problems and what is to be said first.</summary>
    public static async Task<IResult> ShowAsync(
        string procedureId,
        LibraryNotice? notice,
        int status,
        PageContext context,
        ProcedureLibrary library,
        TimeProvider clock,
        CancellationToken cancellationToken,
        string validFrom = "")
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(clock);
        if (await library.GetAsync(procedureId, cancellationToken) is not { } procedure
            || await library.CheckAsync(procedureId, cancellationToken: cancellationToken) is not { } problems)
            return PageAnswer.NotFound();
        var today = DateOnly.FromDateTime(context.Language.Local(clock.GetUtcNow()).DateTime);
        return PageAnswer.Page<ProcedurePage>(new ProcedureModel(procedure, problems, today, validFrom, notice), status);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, PageContext context, ProcedureLibrary library, CancellationToken cancellationToken)
    {
        var id = ((string?)request.Form["id"] ?? "").Trim();
        var title = ((string?)request.Form["title"] ?? "").Trim();
        return await library.CreateAsync(id, title, context.SignedIn.ToCaller(), cancellationToken) switch
        {
            LibraryAnswer.Created => PageAnswer.SeeOther($"{LibraryLinks.Procedure(id)}?notice=created"),
            LibraryAnswer.Refused refused => PageAnswer.Page<LibraryListPage>(
                new LibraryListModel(await library.ListAsync(cancellationToken), id, title, new LibraryTexts(context.Language).Refused(refused)),
                refused.Code == LibraryRefusal.AlreadyExists ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest),
            _ => throw new UnreachableException(),
        };
    }

    private static Task<IResult> OpenAsync(
        string procedure, HttpRequest request, PageContext context, ProcedureLibrary library, TimeProvider clock, CancellationToken cancellationToken) =>
        ShowAsync(
            procedure,
            new LibraryTexts(context.Language).NoticeOf(request.Query["notice"]),
            StatusCodes.Status200OK,
            context,
            library,
            clock,
            cancellationToken);

    private static async Task<IResult> PublishAsync(
        string procedure, HttpRequest request, PageContext context, ProcedureLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        var texts = new LibraryTexts(context.Language);
        var entered = ((string?)request.Form["validFrom"] ?? "").Trim();
        DateOnly? validFrom = null;
        if (entered.Length > 0)
        {
            if (!DateOnly.TryParseExact(entered, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return await ShowAsync(procedure, texts.BadDate, StatusCodes.Status400BadRequest, context, library, clock, cancellationToken);
            validFrom = date;
        }

        return await library.PublishAsync(procedure, validFrom, context.SignedIn.ToCaller(), cancellationToken) switch
        {
            null => PageAnswer.NotFound(),
            DeploymentAnswer.Deployed => PageAnswer.SeeOther($"{LibraryLinks.Procedure(procedure)}?notice=published"),
            DeploymentAnswer.Refused refused => await ShowAsync(
                procedure,
                texts.NotPublishedNotice(refused.Problems.Count(found => found.Problem.Severity == ProblemSeverity.Error)),
                StatusCodes.Status400BadRequest,
                context,
                library,
                clock,
                cancellationToken,
                entered),
            _ => throw new UnreachableException(),
        };
    }
}
