using System.Globalization;
using MetroEGov.Host.Pages.Forms;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Web;
using MetroEGov.Runtime;
using Microsoft.AspNetCore.WebUtilities;

namespace MetroEGov.Host.Pages.Tasks;

/// <summary>The list of tasks, the page of one, and everything that can be done there.</summary>
public static class TaskRoutes
{
    private const string BackField = "~back";
    private const string CommandField = "~command";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/tasks").RequireAuthorization(Policies.Clerk);
        group.MapGet("", (HttpRequest request, TaskPages pages, CancellationToken cancellationToken) =>
            pages.ListAsync(TaskSearch.Of(request.Query), request.Query["notice"], cancellationToken));
        group.MapGet("/{key:long}", (long key, HttpRequest request, TaskPages pages, CancellationToken cancellationToken) =>
            pages.ShowAsync(
                key,
                new TaskView(BackOf(request.Query["back"])) { Notice = request.Query["notice"] },
                StatusCodes.Status200OK,
                cancellationToken));
        group.MapGet("/{key:long}/certificate", (long key, TaskPages pages, AuthorityNames authorities, CancellationToken cancellationToken) =>
            pages.CertificateAsync(key, authorities, cancellationToken));
        group.MapPost("/{key:long}/claim", ClaimAsync).RequireAntiforgery();
        group.MapPost("/{key:long}/release", ReleaseAsync).RequireAntiforgery();
        group.MapPost("/{key:long}/hand-over", HandOverAsync).RequireAntiforgery();
        group.MapPost("/{key:long}/due-date", ChangeDueDateAsync).RequireAntiforgery();
        group.MapPost("/{key:long}/form", PostFormAsync).RequireAntiforgery();
    }

    private static async Task<IResult> ClaimAsync(
        long key, HttpRequest request, PageContext context, UserTasks tasks, TaskPages pages, CancellationToken cancellationToken)
    {
        var answer = await tasks.ClaimAsync(key, context.SignedIn.ToCaller(), cancellationToken: cancellationToken);
        return await DoneAsync(answer, key, "claimed", BackOf(request), pages, cancellationToken);
    }

    private static async Task<IResult> ReleaseAsync(
        long key, HttpRequest request, PageContext context, UserTasks tasks, TaskPages pages, CancellationToken cancellationToken)
    {
        var answer = await tasks.ReleaseAsync(key, context.SignedIn.ToCaller(), cancellationToken: cancellationToken);
        return await DoneAsync(answer, key, "released", BackOf(request), pages, cancellationToken);
    }

    private static async Task<IResult> HandOverAsync(
        long key,
        HttpRequest request,
        PageContext context,
        UserTasks tasks,
        TaskPages pages,
        Security.Accounts.Colleagues colleagues,
        CancellationToken cancellationToken)
    {
        var back = BackOf(request);
        var requester = context.SignedIn;
        var wanted = (string?)request.Form["colleague"];
        var receivers = await colleagues.ForTaskAsync(key, requester, cancellationToken);
        if (receivers.FirstOrDefault(colleague => colleague.UserId == wanted) is not { } receiver)
        {
            var error = ("colleague", new TaskTexts(context.Language).NoColleague);
            return await pages.ShowAsync(
                key, new TaskView(back) { PageErrors = [error] }, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        var answer = await tasks.HandOverAsync(
            key, requester.ToCaller(), receiver.ToCaller(requester.AuthorityKey), cancellationToken: cancellationToken);
        return answer is CommandAnswer.Done
            ? PageAnswer.SeeOther(WithNotice(back, "handed-over"))
            : await RefusedAsync(answer, key, back, pages, cancellationToken);
    }

    private static async Task<IResult> ChangeDueDateAsync(
        long key, HttpRequest request, PageContext context, UserTasks tasks, TaskPages pages, CancellationToken cancellationToken)
    {
        var back = BackOf(request);
        if (!DateOnly.TryParseExact(request.Form["due"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var error = ("due", new TaskTexts(context.Language).NoDate);
            return await pages.ShowAsync(
                key, new TaskView(back) { PageErrors = [error] }, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        // A date without a time means the whole day: overdue begins with the next one.
        var due = context.Language.StartOf(day.AddDays(1)).AddSeconds(-1);
        var answer = await tasks.UpdateAsync(key, context.SignedIn.ToCaller(), due, null, null, cancellationToken);
        return await DoneAsync(answer, key, "due-changed", back, pages, cancellationToken);
    }

    private static async Task<IResult> PostFormAsync(
        long key,
        HttpRequest request,
        PageContext context,
        UserTasks tasks,
        TaskPages pages,
        NextTask next,
        CancellationToken cancellationToken)
    {
        var caller = context.SignedIn.ToCaller();
        var back = BackOf(request);
        var detail = await tasks.GetAsync(key, caller, cancellationToken);
        if (detail is null)
            return PageAnswer.NotFound();
        var posted = PostedForm.Of(request.Form);
        var shown = new TaskView(back) { Post = posted.ToPost(), CommandId = request.Form[CommandField] };
        switch (FormAction.Parse(request.Form[FormAction.FieldName]))
        {
            case FormAction.AddItem add:
                return await pages.ShowAsync(
                    key, shown with { Post = shown.Post!.WithItemAdded(add.ListPath) }, StatusCodes.Status200OK, cancellationToken);
            case FormAction.RemoveItem remove:
                return await pages.ShowAsync(
                    key,
                    shown with { Post = shown.Post!.WithItemRemoved(remove.ListPath, remove.Position) },
                    StatusCodes.Status200OK,
                    cancellationToken);
            case FormAction.RefreshForm:
                return await pages.ShowAsync(key, shown, StatusCodes.Status200OK, cancellationToken);
            case FormAction.SaveDraft:
                return await DoneAsync(
                    await tasks.SaveDraftAsync(key, caller, posted.ToDraft(), cancellationToken), key, "saved", back, pages, cancellationToken);
            case FormAction.CompleteTask:
                return await CompleteAsync(detail, caller, shown, tasks, pages, next, cancellationToken);
            default:
                return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> CompleteAsync(
        TaskDetail detail,
        Caller caller,
        TaskView shown,
        UserTasks tasks,
        TaskPages pages,
        NextTask next,
        CancellationToken cancellationToken)
    {
        var key = detail.Task.Key;
        var commandId = shown.CommandId is { Length: > 0 } id ? $"{caller.UserId}/{key}/{id}" : null;
        var answer = await tasks.CompleteAsync(key, caller, shown.Post!, commandId, cancellationToken);
        return answer switch
        {
            CommandAnswer.Done => PageAnswer.SeeOther(await next.AfterAsync(detail.Task, caller, shown.Back, cancellationToken)),
            // What is sent after mending it is another command: it gets an id of its own.
            CommandAnswer.FormInvalid invalid => await pages.ShowAsync(
                key,
                shown with { Errors = invalid.Errors, CommandId = null },
                StatusCodes.Status422UnprocessableEntity,
                cancellationToken),
            _ => await RefusedAsync(answer, key, shown.Back, pages, cancellationToken),
        };
    }

    private static async Task<IResult> DoneAsync(
        CommandAnswer answer, long key, string notice, string back, TaskPages pages, CancellationToken cancellationToken) =>
        answer is CommandAnswer.Done
            ? PageAnswer.SeeOther(QueryHelpers.AddQueryString($"/tasks/{key}", new Dictionary<string, string?> { ["notice"] = notice, ["back"] = back }))
            : await RefusedAsync(answer, key, back, pages, cancellationToken);

    /// <summary>The page as it stands now, with a word about why nothing was done.</summary>
    private static async Task<IResult> RefusedAsync(
        CommandAnswer answer, long key, string back, TaskPages pages, CancellationToken cancellationToken)
    {
        var code = (answer as CommandAnswer.Refused)?.Code;
        return code switch
        {
            RefusalCode.NotFound => PageAnswer.NotFound(),
            RefusalCode.AssigneeChanged or RefusalCode.AlreadyClosed or RefusalCode.NotAllowed or RefusalCode.InvalidVariable =>
                await pages.ShowAsync(key, new TaskView(back) { Notice = code }, StatusCodes.Status409Conflict, cancellationToken),
            _ => await pages.ShowAsync(key, new TaskView(back) { Notice = "refused" }, StatusCodes.Status409Conflict, cancellationToken),
        };
    }

    private static string BackOf(HttpRequest request) => BackOf(request.Form[BackField]);

    private static string BackOf(string? back) =>
        PageAnswer.IsLocal(back) && back!.StartsWith("/tasks", StringComparison.Ordinal) ? back : "/tasks";

    private static string WithNotice(string address, string notice) => QueryHelpers.AddQueryString(address, "notice", notice);
}
