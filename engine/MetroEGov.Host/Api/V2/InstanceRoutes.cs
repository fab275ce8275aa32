using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Pages.Start;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Starting cases over HTTP, following and cancelling them, and reading their variables.</summary>
public static class InstanceRoutes
{
    private const int BusinessKeyLimit = 256;
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var instances = routes.MapGroup("/process-instances");
        instances.MapPost("", StartAsync).RequireAuthorization(Policies.DriveCases);
        instances.MapPost("/search", SearchAsync).RequireAuthorization(Policies.FollowCases);
        instances.MapGet("/{key:long}", GetAsync).RequireAuthorization(Policies.FollowCases);
        instances.MapPost("/{key:long}/cancellation", CancelAsync).RequireAuthorization(Policies.FollowCases);
        routes.MapPost("/variables/search", SearchVariablesAsync).RequireAuthorization(Policies.DriveCases);
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request,
        ApiContext context,
        AuthorityNames authorities,
        StartableProcedures procedures,
        Deployments deployments,
        ProcessInstances instances,
        CaseViews views,
        CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("startInstructions", "runtimeInstructions", "tags", "operationReference");
        var definitionKey = body.Key("processDefinitionKey");
        var processId = body.Text("processDefinitionId");
        var version = body.Number("processDefinitionVersion");
        var variables = body.Object("variables");
        var businessKey = body.Text("businessId");
        var awaits = body.Flag("awaitCompletion") ?? false;
        var wait = body.Number("requestTimeout");
        var fetched = body.Texts("fetchVariables");
        if (businessKey?.Length > BusinessKeyLimit)
            body.Refuse($"'businessId' must have at most {BusinessKeyLimit} characters.");
        if (definitionKey is null && string.IsNullOrEmpty(processId))
            body.Refuse("'processDefinitionId' or 'processDefinitionKey' is required.");
        if (body.Refusal() is { } refusal)
            return refusal;
        // Clients send version -1 for "latest", also together with a key.
        var exactVersion = version is > 0 ? (int?)version : null;
        if (definitionKey is { } key)
        {
            if (await deployments.GetAsync(key, cancellationToken) is not { Kind: DefinitionKind.Process } definition)
                return ApiProblem.NotFound($"There is no process definition with the key {key}.");
            (processId, exactVersion) = (definition.Id, definition.Version);
        }

        var startable = await procedures.ListAsync(cancellationToken);
        if (startable.All(procedure => procedure.ProcessId != processId))
            return ApiProblem.NotFound($"There is no procedure '{processId}' that can be started from outside.");
        var requester = context.Requester;
        var answer = await instances.StartAsync(
            new StartRequest
            {
                ProcessId = processId!,
                Variables = variables,
                BusinessKey = businessKey,
                Version = exactVersion,
                Caller = context.Caller,
                Accepting = new AuthorityReference(requester.AuthorityKey, authorities.NameOf(requester.AuthorityKey)),
                CommandId = context.CommandId,
            },
            cancellationToken);
        // A business key is unique per procedure across the region; a case of another authority is not the caller's to learn of.
        if (answer is StartAnswer.Started { IsNew: false } existing
            && await instances.GetAsync(existing.InstanceKey, context.OwnScope, cancellationToken) is null)
            return ApiProblem.Of(StatusCodes.Status409Conflict, "ALREADY_EXISTS", "This business key is taken. Use one that begins with a mark of your own.");
        return answer switch
        {
            StartAnswer.Started started when awaits => await AwaitAsync(
                started, businessKey, fetched, Wait(wait), context, instances, views, cancellationToken),
            StartAnswer.Started started => ApiJson.Ok(Show(started, businessKey, ApiJson.EmptyObject)),
            StartAnswer.Refused refused => ApiProblem.ForRefusal(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static TimeSpan Wait(long? milliseconds) =>
        milliseconds is > 0 and var asked ? TimeSpan.FromMilliseconds(Math.Min(asked, LongestWait.TotalMilliseconds)) : DefaultWait;

    private static async Task<IResult> AwaitAsync(
        StartAnswer.Started started,
        string? businessKey,
        IReadOnlyList<string>? fetched,
        TimeSpan patience,
        ApiContext context,
        ProcessInstances instances,
        CaseViews views,
        CancellationToken cancellationToken)
    {
        if (await instances.AwaitEndAsync(started.InstanceKey, patience, context.OwnScope, cancellationToken) is EndAnswer.Ended end)
        {
            await views.RecordAsync(context.Requester, CaseViewKind.CaseData, started.InstanceKey, taskKey: null, cancellationToken);
            return ApiJson.Ok(Show(started, businessKey, fetched is null ? end.Variables : Only(end.Variables, fetched)));
        }

        return ApiProblem.Of(
            StatusCodes.Status504GatewayTimeout,
            "DEADLINE_EXCEEDED",
            $"The case {ApiJson.Key(started.InstanceKey)} was started and goes on; it did not end within the time asked for.");
    }

    private static JsonElement Only(JsonElement variables, IReadOnlyList<string> names) =>
        JsonSerializer.SerializeToElement(variables.EnumerateObject()
            .Where(variable => names.Contains(variable.Name))
            .ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal));

    private static object Show(StartAnswer.Started started, string? businessKey, JsonElement variables) => new
    {
        processDefinitionId = started.ProcessId,
        processDefinitionVersion = started.Version,
        tenantId = ApiJson.TenantId,
        variables,
        processDefinitionKey = ApiJson.Key(started.DefinitionKey),
        processInstanceKey = ApiJson.Key(started.InstanceKey),
        tags = Array.Empty<string>(),
        businessId = businessKey,
    };

    private static async Task<IResult> SearchAsync(
        HttpRequest request, ApiContext context, ProcessInstances instances, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var page = ApiPage.Of(body);
        var filter = body.Nested("filter");
        var wanted = new InstanceFilter
        {
            ProcessId = filter.Text("processDefinitionId"),
            BusinessKey = filter.Text("businessId"),
            HasIncident = filter.Flag("hasIncident"),
            ParentKey = filter.Key("parentProcessInstanceKey"),
            RootKey = filter.Key("rootProcessInstanceKey"),
        };
        var key = filter.Key("processInstanceKey");
        switch (filter.Text("state"))
        {
            case null:
                break;
            case "ACTIVE":
                wanted = wanted with { Status = InstanceStatus.Active };
                break;
            case "COMPLETED":
                wanted = wanted with { Status = InstanceStatus.Completed };
                break;
            case "TERMINATED":
                wanted = wanted with { Status = InstanceStatus.Terminated };
                break;
            default:
                body.Refuse("'filter.state' must be ACTIVE, COMPLETED or TERMINATED.");
                break;
        }

        if (body.Refusal() is { } refusal)
            return refusal;
        if (key is { } one)
        {
            var found = await instances.GetAsync(one, context.Scope, cancellationToken);
            return page.Cut(found is null ? [] : new[] { found }, Show);
        }

        return page.Answer(await instances.ListAsync(wanted, context.Scope, page.ToRequest(), cancellationToken), Show);
    }

    private static async Task<IResult> GetAsync(long key, ApiContext context, ProcessInstances instances, CancellationToken cancellationToken) =>
        await instances.GetAsync(key, context.Scope, cancellationToken) is { } instance ? ApiJson.Ok(Show(instance)) : Missing(key);

    private static IResult Missing(long key) => ApiProblem.NotFound($"There is no process instance with the key {key}.");

    /// <summary>Only where it was accepted, by its lead or its client, or by operations: the competent authority refuses in its task.</summary>
    private static async Task<IResult> CancelAsync(
        long key, HttpRequest request, ApiContext context, ProcessInstances instances, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        body.Ignore("operationReference");
        if (body.Refusal() is { } refusal)
            return refusal;
        if (await instances.GetAsync(key, context.Scope, cancellationToken) is not { } instance)
            return Missing(key);
        var requester = context.Requester;
        var isOwn = instance.AcceptingAuthorityKey == requester.AuthorityKey && requester.HasAny(Role.Lead, Role.Integrator);
        if (!isOwn && !requester.Has(Role.Operator))
            return ApiProblem.Forbidden("A case is cancelled by the authority that accepted it, or by operations.");
        return ApiProblem.ForAnswer(await instances.CancelAsync(key, context.Caller, context.Scope, context.CommandId, cancellationToken));
    }

    private static async Task<IResult> SearchVariablesAsync(
        HttpRequest request, ApiContext context, ProcessInstances instances, CaseViews views, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var page = ApiPage.Of(body);
        var filter = body.Nested("filter");
        var key = filter.Key("processInstanceKey");
        var name = filter.Text("name");
        if (key is null)
            body.Refuse("'filter.processInstanceKey' is required: variables are read case by case.");
        if (body.Refusal() is { } refusal)
            return refusal;
        var instance = await instances.GetAsync(key!.Value, context.OwnScope, cancellationToken);
        var variables = await instances.GetVariablesAsync(key.Value, context.OwnScope, cancellationToken);
        if (instance is not null && variables is not null)
            await views.RecordAsync(context.Requester, CaseViewKind.CaseData, instance.Key, taskKey: null, cancellationToken);
        var found = instance is null || variables is null
            ? []
            : variables.Value.EnumerateObject().Where(variable => name is null || variable.Name == name).ToList();
        return page.Cut(found, variable => VariableView.Of(variable, instance!));
    }

    private static object Show(InstanceSummary instance) => new
    {
        processDefinitionId = instance.ProcessId,
        processDefinitionName = instance.ProcessName,
        processDefinitionVersion = instance.Version,
        processDefinitionVersionTag = (string?)null,
        startDate = instance.StartedAt,
        endDate = instance.EndedAt,
        state = instance.Status switch
        {
            InstanceStatus.Completed => "COMPLETED",
            InstanceStatus.Terminated => "TERMINATED",
            _ => "ACTIVE",
        },
        hasIncident = instance.HasIncident || instance.IsQuarantined,
        tenantId = ApiJson.TenantId,
        processInstanceKey = ApiJson.Key(instance.Key),
        processDefinitionKey = ApiJson.Key(instance.DefinitionKey),
        parentProcessInstanceKey = ApiJson.Key(instance.ParentKey),
        parentElementInstanceKey = (string?)null,
        rootProcessInstanceKey = ApiJson.Key(instance.RootKey),
        tags = Array.Empty<string>(),
        businessId = instance.BusinessKey,
    };
}
