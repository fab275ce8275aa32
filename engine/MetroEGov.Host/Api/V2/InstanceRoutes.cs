using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Pages.Start;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Views;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Starting cases over HTTP, following and cancelling them.</summary>
public static class InstanceRoutes
{
    private const string Tag = "Process instances";
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var instances = routes.MapGroup("/process-instances");
        instances.MapPost("", StartAsync).RequireAuthorization(Policies.DriveCases)
            .Operation("createProcessInstance", Tag, "Starts an instance; with awaitCompletion answers when it has ended.")
            .Takes<StartInstanceBody>(isOptional: false)
            .Gives<StartedInstanceAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status504GatewayTimeout);
        instances.MapPost("/search", SearchAsync).RequireAuthorization(Policies.FollowCases)
            .Operation("searchProcessInstances", Tag, "Finds instances that the caller's authority may read.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<ProcessInstanceAnswer>>();
        instances.MapGet("/{key:long}", GetAsync).RequireAuthorization(Policies.FollowCases)
            .Operation("getProcessInstance", Tag, "Reads where an instance stands.")
            .Gives<ProcessInstanceAnswer>()
            .Refuses(StatusCodes.Status404NotFound);
        instances.MapPost("/{key:long}/cancellation", CancelAsync).RequireAuthorization(Policies.FollowCases)
            .Operation("cancelProcessInstance", Tag, "Ends an instance and what it called.")
            .Takes<EmptyBody>()
            .GivesNothing()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
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
        var wanted = StartOrder.Read(body);
        if (body.Refusal() is { } refusal)
            return refusal;
        var (processId, version) = (wanted.ProcessId, wanted.Version);
        if (wanted.DefinitionKey is { } key)
        {
            if (await deployments.GetAsync(key, cancellationToken) is not { Kind: DefinitionKind.Process } definition)
                return ApiProblem.NotFound($"There is no process definition with the key {key}.");
            (processId, version) = (definition.Id, definition.Version);
        }

        var startable = await procedures.ListAsync(cancellationToken);
        if (startable.All(procedure => procedure.ProcessId != processId))
            return ApiProblem.NotFound($"There is no procedure '{processId}' that can be started from outside.");
        var requester = context.Requester;
        var answer = await instances.StartAsync(
            new StartRequest
            {
                ProcessId = processId,
                Variables = wanted.Variables,
                BusinessKey = wanted.BusinessKey,
                Version = version,
                Caller = context.Caller,
                Accepting = new AuthorityReference(requester.AuthorityKey, authorities.NameOf(requester.AuthorityKey)),
                Tags = wanted.Tags,
                CommandId = context.CommandId,
            },
            cancellationToken);
        if (answer is StartAnswer.Refused refused)
            return ApiProblem.ForRefusal(refused.Code, refused.Text);
        var started = (StartAnswer.Started)answer;
        // A business key is unique per procedure across the region; a case of another authority is not the caller's to learn of.
        if (await instances.GetAsync(started.InstanceKey, context.OwnScope, cancellationToken) is not { } instance)
        {
            return started.IsNew
                ? ApiJson.Ok(Show(started, wanted.BusinessKey, wanted.Tags, ApiJson.EmptyObject))
                : ApiProblem.Of(StatusCodes.Status409Conflict, "ALREADY_EXISTS", "This business key is taken. Use one that begins with a mark of your own.");
        }

        return wanted.AwaitsEnd
            ? await AwaitAsync(started, instance, wanted, context, instances, views, cancellationToken)
            : ApiJson.Ok(Show(started, instance.BusinessKey, instance.Tags, ApiJson.EmptyObject));
    }

    private static async Task<IResult> AwaitAsync(
        StartAnswer.Started started,
        InstanceSummary instance,
        StartOrder wanted,
        ApiContext context,
        ProcessInstances instances,
        CaseViews views,
        CancellationToken cancellationToken)
    {
        var patience = wanted.Wait is { } asked && asked > TimeSpan.Zero ? asked : DefaultWait;
        if (await instances.AwaitEndAsync(started.InstanceKey, patience < LongestWait ? patience : LongestWait, context.OwnScope, cancellationToken)
            is not EndAnswer.Ended ended)
        {
            return ApiProblem.Of(
                StatusCodes.Status504GatewayTimeout,
                "DEADLINE_EXCEEDED",
                $"The case {ApiJson.Key(started.InstanceKey)} was started and goes on; it did not end within the time asked for.");
        }

        await views.RecordAsync(context.Requester, CaseViewKind.CaseData, started.InstanceKey, taskKey: null, cancellationToken);
        var variables = wanted.Fetched is { } names ? JsonObjects.Only(ended.Variables, names) : ended.Variables;
        return ApiJson.Ok(Show(started, instance.BusinessKey, instance.Tags, variables));
    }

    private static StartedInstanceAnswer Show(StartAnswer.Started started, string? businessKey, IReadOnlyList<string> tags, JsonElement variables) => new(
        started.ProcessId,
        started.Version,
        ApiJson.TenantId,
        variables,
        ApiJson.Key(started.DefinitionKey),
        ApiJson.Key(started.InstanceKey),
        tags,
        businessKey);

    private static async Task<IResult> SearchAsync(
        HttpRequest request, ApiContext context, ProcessInstances instances, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, ProcessInstances.SearchFields);
        // Operations see where all cases stand, but not what is in them, nor by asking for it.
        var scope = AsksForValues(wanted) ? context.OwnScope : context.Scope;
        return body.Refusal() ?? SearchAnswers.Of(await instances.SearchAsync(wanted, scope, cancellationToken), ProcessInstanceAnswer.Of);
    }

    private static bool AsksForValues(SearchRequest request) => request.Conditions.Concat(request.Alternatives.SelectMany(group => group))
        .Any(condition => ProcessInstances.SearchFields.Find(condition.Field)?.Kind == SearchKind.Variable);

    private static async Task<IResult> GetAsync(long key, ApiContext context, ProcessInstances instances, CancellationToken cancellationToken) =>
        await instances.GetAsync(key, context.Scope, cancellationToken) is { } instance
            ? ApiJson.Ok(ProcessInstanceAnswer.Of(instance))
            : Missing(key);

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
}
