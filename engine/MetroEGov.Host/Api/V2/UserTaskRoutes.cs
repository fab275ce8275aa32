using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>The tasks of people over HTTP: only those of the caller's own groups, by the same rules as on the pages.</summary>
public static class UserTaskRoutes
{
    private const string Tag = "User tasks";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/user-tasks").RequireAuthorization(Policies.Clerk);
        MapReading(tasks);
        MapWorking(tasks);
    }

    private static void MapReading(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/search", SearchAsync)
            .Operation("searchUserTasks", Tag, "Finds tasks of the caller and of the caller's groups, closed ones too.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<UserTaskAnswer>>();
        tasks.MapGet("/{key:long}", GetAsync)
            .Operation("getUserTask", Tag, "Reads one task.")
            .Gives<UserTaskAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
        tasks.MapGet("/{key:long}/form", GetFormAsync)
            .Operation("getUserTaskForm", Tag, "Reads the form of a task; 204 when it has none.")
            .Gives<FormAnswer>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound);
        tasks.MapPost("/{key:long}/variables/search", SearchAllVariablesAsync)
            .Operation("searchUserTaskVariables", Tag, "Finds the variables of a task that the caller holds, scope by scope.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<VariableSearchAnswer>>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        tasks.MapPost("/{key:long}/effective-variables/search", SearchEffectiveVariablesAsync)
            .Operation("searchUserTaskEffectiveVariables", Tag, "Finds the variables of a task that the caller holds, each name once, the innermost.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<VariableSearchAnswer>>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static void MapWorking(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/{key:long}/assignment", AssignAsync)
            .Operation("assignUserTask", Tag, "Claims a task, or gives it to a colleague.")
            .Takes<AssignTaskBody>(isOptional: false)
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        tasks.MapDelete("/{key:long}/assignee", UnassignAsync)
            .Operation("unassignUserTask", Tag, "Gives a task back.")
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        tasks.MapPost("/{key:long}/completion", CompleteAsync)
            .Operation("completeUserTask", Tag, "Completes a task that the caller holds; the variables must keep the rules of its form.")
            .Takes<CompleteTaskBody>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        tasks.MapPatch("/{key:long}", UpdateAsync)
            .Operation("updateUserTask", Tag, "Changes dates and priority of a task.")
            .Takes<UpdateTaskBody>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, ApiContext context, UserTasks tasks, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, UserTasks.SearchFields);
        return body.Refusal() ?? SearchAnswers.Of(await tasks.SearchAsync(context.Caller, wanted, cancellationToken), UserTaskAnswer.Of);
    }

    private static async Task<IResult> GetAsync(long key, ApiContext context, UserTasks tasks, CancellationToken cancellationToken) =>
        await tasks.GetAsync(key, context.Caller, cancellationToken) is { } detail
            ? ApiJson.Ok(UserTaskAnswer.Of(detail.Task))
            : Missing(key);

    private static async Task<IResult> GetFormAsync(long key, ApiContext context, UserTasks tasks, CancellationToken cancellationToken) =>
        await tasks.GetAsync(key, context.Caller, cancellationToken) switch
        {
            null => Missing(key),
            { Form: null } => Results.NoContent(),
            { Form: { } form } detail => ApiJson.Ok(FormAnswer.Of(form, detail.Task)),
        };

    private static Task<IResult> SearchAllVariablesAsync(
        long key, HttpRequest request, ApiContext context, UserTasks tasks, CaseViews views, bool? truncateValues, CancellationToken cancellationToken) =>
        SearchVariablesAsync(key, isEffective: false, request, context, tasks, views, truncateValues ?? true, cancellationToken);

    private static Task<IResult> SearchEffectiveVariablesAsync(
        long key, HttpRequest request, ApiContext context, UserTasks tasks, CaseViews views, bool? truncateValues, CancellationToken cancellationToken) =>
        SearchVariablesAsync(key, isEffective: true, request, context, tasks, views, truncateValues ?? true, cancellationToken);

    private static async Task<IResult> SearchVariablesAsync(
        long key,
        bool isEffective,
        HttpRequest request,
        ApiContext context,
        UserTasks tasks,
        CaseViews views,
        bool mayCut,
        CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, UserTasks.VariableSearchFields);
        if (body.Refusal() is { } refusal)
            return refusal;
        if (await tasks.GetAsync(key, context.Caller, cancellationToken) is not { } detail)
            return Missing(key);
        // As on the pages: the data of a task are for whoever holds it.
        if (detail.Task.Assignee != context.Requester.UserId)
            return ApiProblem.Of(StatusCodes.Status409Conflict, "INVALID_STATE", "Claim the task to see its variables.");
        if (await tasks.SearchVariablesAsync(key, context.Caller, wanted, isEffective, cancellationToken) is not { } found)
            return Missing(key);
        await views.RecordAsync(context.Requester, CaseViewKind.TaskData, detail.Task.InstanceKey, key, cancellationToken);
        return SearchAnswers.Of(found, variable => VariableSearchAnswer.Of(variable, mayCut));
    }

    /// <summary>Whoever leads may take a task from somebody, unless the request says that it must not.</summary>
    private static async Task<IResult> AssignAsync(
        long key, HttpRequest request, ApiContext context, UserTasks tasks, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("action");
        var assignee = body.RequiredText("assignee");
        var mayOverride = (body.Flag("allowOverride") ?? true) && context.Requester.Has(Role.Lead);
        if (body.Refusal() is { } refusal)
            return refusal;
        var receiver = assignee == context.Requester.UserId
            ? context.Caller
            : (await colleagues.OfAsync(context.Requester.AuthorityKey, cancellationToken))
                .FirstOrDefault(colleague => colleague.UserId == assignee)?.ToCaller(context.Requester.AuthorityKey);
        return receiver is null
            ? ApiProblem.BadRequest("'assignee' must be a clerk of the caller's authority.")
            : ApiProblem.ForAnswer(await tasks.AssignAsync(key, context.Caller, receiver, mayOverride, context.CommandId, cancellationToken));
    }

    private static async Task<IResult> UnassignAsync(long key, ApiContext context, UserTasks tasks, CancellationToken cancellationToken) =>
        ApiProblem.ForAnswer(await tasks.UnassignAsync(
            key, context.Caller, mayOverride: context.Requester.Has(Role.Lead), context.CommandId, cancellationToken));

    private static async Task<IResult> CompleteAsync(
        long key, HttpRequest request, ApiContext context, UserTasks tasks, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("action");
        var variables = body.Object("variables") ?? ApiJson.EmptyObject;
        return body.Refusal()
            ?? ApiProblem.ForAnswer(await tasks.CompleteAsync(key, context.Caller, variables, context.CommandId, cancellationToken));
    }

    private static async Task<IResult> UpdateAsync(
        long key, HttpRequest request, ApiContext context, UserTasks tasks, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("action");
        var changes = body.Nested("changeset");
        foreach (var name in new[] { "candidateGroups", "candidateUsers" })
        {
            if (changes.Raw(name) is not null)
                body.Refuse($"'changeset.{name}' cannot be changed: who may do a task follows from its drawing.");
        }

        var due = changes.Time("dueDate");
        var followUp = changes.Time("followUpDate");
        var priority = changes.Number("priority");
        if (priority is < 0 or > 100)
            body.Refuse("'changeset.priority' must be 0 to 100.");
        return body.Refusal()
            ?? ApiProblem.ForAnswer(await tasks.UpdateAsync(key, context.Caller, due, followUp, (int?)priority, cancellationToken));
    }

    private static IResult Missing(long key) => ApiProblem.NotFound($"There is no user task with the key {key}.");
}
