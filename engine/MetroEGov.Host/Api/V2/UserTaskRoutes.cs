using MetroEGov.Host.Pages;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>The tasks of people over HTTP: only those of the caller's own groups, by the same rules as on the pages.</summary>
public static class UserTaskRoutes
{
    private const int TasksOfOneCase = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/user-tasks").RequireAuthorization(Policies.Clerk);
        tasks.MapPost("/search", SearchAsync);
        tasks.MapGet("/{key:long}", GetAsync);
        tasks.MapGet("/{key:long}/form", GetFormAsync);
        tasks.MapPost("/{key:long}/variables/search", SearchVariablesAsync);
        tasks.MapPost("/{key:long}/assignment", AssignAsync);
        tasks.MapDelete("/{key:long}/assignee", UnassignAsync);
        tasks.MapPost("/{key:long}/completion", CompleteAsync);
        tasks.MapPatch("/{key:long}", UpdateAsync);
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request,
        ApiContext context,
        UserTasks tasks,
        ProcessInstances instances,
        ProcedureNames procedures,
        CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var page = ApiPage.Of(body);
        var filter = body.Nested("filter");
        var wanted = new TaskFilter
        {
            ProcessId = filter.Text("processDefinitionId"),
            BusinessKey = filter.Text("businessId"),
            RootKey = filter.Key("rootProcessInstanceKey"),
            Ownership = OwnershipOf(filter, context),
            Sort = TaskSort.Created,
        };
        var instanceKey = filter.Key("processInstanceKey");
        if (filter.Text("state") is { } state && state is not ("CREATED" or "ASSIGNED"))
            body.Refuse("'filter.state' must be CREATED: only open tasks are listed.");
        if (body.Refusal() is { } refusal)
            return refusal;
        if (instanceKey is null)
        {
            var found = await tasks.ListAsync(context.Caller, wanted, page.ToRequest(), cancellationToken);
            var shown = new List<object>();
            foreach (var task in found.Items)
                shown.Add(await ShowAsync(task, procedures, cancellationToken));
            return page.Answer(new Page<object>([.. shown], found.TotalCount), item => item);
        }

        return await OfInstanceAsync(instanceKey.Value, wanted, page, context, tasks, instances, procedures, cancellationToken);
    }

    private static async Task<IResult> OfInstanceAsync(
        long instanceKey,
        TaskFilter wanted,
        ApiPage page,
        ApiContext context,
        UserTasks tasks,
        ProcessInstances instances,
        ProcedureNames procedures,
        CancellationToken cancellationToken)
    {
        var instance = await instances.GetAsync(instanceKey, context.OwnScope, cancellationToken);
        if (instance is null)
            return page.Cut(Array.Empty<object>(), item => item);
        var ofCase = await tasks.ListAsync(
            context.Caller, wanted with { RootKey = instance.RootKey }, new PageRequest(0, TasksOfOneCase), cancellationToken);
        var shown = new List<object>();
        foreach (var task in ofCase.Items.Where(task => task.InstanceKey == instanceKey))
            shown.Add(await ShowAsync(task, procedures, cancellationToken));
        return page.Cut(shown, item => item);
    }

    private static TaskOwnership OwnershipOf(ApiBody filter, ApiContext context)
    {
        if (filter.Exists("assignee") is { } exists)
        {
            if (exists)
                filter.Refuse("'filter.assignee' can be asked for a value or for {\"$exists\": false}.");
            return TaskOwnership.Unclaimed;
        }

        var assignee = filter.Text("assignee");
        if (assignee is not null && assignee != context.Requester.UserId)
            filter.Refuse("'filter.assignee' must be the caller: what colleagues hold is found without it.");
        return assignee is null ? TaskOwnership.All : TaskOwnership.Own;
    }

    private static async Task<IResult> GetAsync(
        long key, ApiContext context, UserTasks tasks, ProcedureNames procedures, CancellationToken cancellationToken) =>
        await tasks.GetAsync(key, context.Caller, cancellationToken) is { } detail
            ? ApiJson.Ok(await ShowAsync(detail.Task, procedures, cancellationToken))
            : Missing(key);

    private static async Task<IResult> GetFormAsync(long key, ApiContext context, UserTasks tasks, CancellationToken cancellationToken) =>
        await tasks.GetAsync(key, context.Caller, cancellationToken) switch
        {
            null => Missing(key),
            { Form: null } => Results.NoContent(),
            { Form: { } form } => ApiJson.Ok(new
            {
                tenantId = ApiJson.TenantId,
                formId = form.FormId ?? "",
                schema = form.Schema,
                version = form.Version ?? 1,
                formKey = ApiJson.Key(key),
            }),
        };

    private static async Task<IResult> SearchVariablesAsync(
        long key, HttpRequest request, ApiContext context, UserTasks tasks, CaseViews views, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var page = ApiPage.Of(body);
        var name = body.Nested("filter").Text("name");
        if (body.Refusal() is { } refusal)
            return refusal;
        if (await tasks.GetAsync(key, context.Caller, cancellationToken) is not { } detail)
            return Missing(key);
        // As on the pages: the data of a task are for whoever holds it.
        if (detail.Task.Assignee != context.Requester.UserId)
            return ApiProblem.Of(StatusCodes.Status409Conflict, "INVALID_STATE", "Claim the task to see its variables.");
        await views.RecordAsync(context.Requester, CaseViewKind.TaskData, detail.Task.InstanceKey, key, cancellationToken);
        return page.Cut(
            [.. detail.Variables.EnumerateObject().Where(variable => name is null || variable.Name == name)],
            variable => VariableView.Of(variable, key, detail.Task.InstanceKey, detail.Task.RootKey));
    }

    private static async Task<IResult> AssignAsync(
        long key, HttpRequest request, ApiContext context, UserTasks tasks, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("allowOverride", "action");
        var assignee = body.RequiredText("assignee");
        if (body.Refusal() is { } refusal)
            return refusal;
        if (assignee == context.Requester.UserId)
            return ApiProblem.ForAnswer(await tasks.ClaimAsync(key, context.Caller, context.CommandId, cancellationToken));
        var known = await colleagues.OfAsync(context.Requester.AuthorityKey, cancellationToken);
        return known.FirstOrDefault(colleague => colleague.UserId == assignee) is { } receiver
            ? ApiProblem.ForAnswer(await tasks.HandOverAsync(
                key, context.Caller, receiver.ToCaller(context.Requester.AuthorityKey), context.CommandId, cancellationToken))
            : ApiProblem.BadRequest("'assignee' must be a clerk of the caller's authority.");
    }

    private static async Task<IResult> UnassignAsync(long key, ApiContext context, UserTasks tasks, CancellationToken cancellationToken) =>
        ApiProblem.ForAnswer(await tasks.ReleaseAsync(key, context.Caller, context.CommandId, cancellationToken));

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
        var due = changes.Time("dueDate");
        var followUp = changes.Time("followUpDate");
        var priority = changes.Number("priority");
        if (priority is < 0 or > 100)
            body.Refuse("'changeset.priority' must be 0 to 100.");
        return body.Refusal()
            ?? ApiProblem.ForAnswer(await tasks.UpdateAsync(key, context.Caller, due, followUp, (int?)priority, cancellationToken));
    }

    private static IResult Missing(long key) => ApiProblem.NotFound($"There is no user task with the key {key}.");

    private static async Task<object> ShowAsync(TaskSummary task, ProcedureNames procedures, CancellationToken cancellationToken) => new
    {
        name = task.Name,
        state = task.Status switch
        {
            UserTaskStatus.Completed => "COMPLETED",
            UserTaskStatus.Canceled => "CANCELED",
            _ => "CREATED",
        },
        assignee = task.Assignee,
        elementId = task.ElementId,
        candidateGroups = task.CandidateGroups,
        candidateUsers = Array.Empty<string>(),
        processDefinitionId = task.ProcessId,
        creationDate = task.CreatedAt,
        completionDate = (DateTimeOffset?)null,
        followUpDate = task.FollowUpDate,
        dueDate = task.DueDate,
        tenantId = ApiJson.TenantId,
        externalFormReference = (string?)null,
        processDefinitionVersion = 0,
        customHeaders = new { },
        priority = task.Priority,
        userTaskKey = ApiJson.Key(task.Key),
        elementInstanceKey = ApiJson.Key(task.Key),
        processName = await procedures.OfAsync(task.ProcessId, cancellationToken),
        processDefinitionKey = "0",
        processInstanceKey = ApiJson.Key(task.InstanceKey),
        rootProcessInstanceKey = ApiJson.Key(task.RootKey),
        formKey = (string?)null,
        tags = Array.Empty<string>(),
        businessId = task.BusinessKey,
    };
}
