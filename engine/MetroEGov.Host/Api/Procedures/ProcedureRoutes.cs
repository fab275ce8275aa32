using System.Text.Json;
using MetroEGov.Activities;
using MetroEGov.Bpmn.Model;
using MetroEGov.Host.Pages;
using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.Procedures;

/// <summary>
/// Starts that are drawn in a model: <c>/procedures/{path}</c>. Path, method, callers, schema and answer come from the version that is in
/// force today; docs/starts.md shows how they are drawn.
/// </summary>
public static class ProcedureRoutes
{
    private const string Pattern = "/procedures/{**path}";

    private static readonly string[] Starting = ["POST", "PUT"];
    private static readonly string[] Others = ["GET", "HEAD", "PATCH", "DELETE"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Pattern, Starting, CallAsync)
            .AddEndpointFilter<ApiGuard>()
            .DisableAntiforgery()
            .RequireAuthorization()
            .WithSummary("Starts a procedure as its drawing says")
            .Accepts<JsonElement>("application/json")
            .Produces<StartedCase>(StatusCodes.Status202Accepted)
            .Produces<JsonElement>()
            .Produces<ApiProblemDocument>(StatusCodes.Status400BadRequest, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status403Forbidden, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status404NotFound, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status405MethodNotAllowed, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status409Conflict, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status413PayloadTooLarge, ApiProblem.ContentType)
            .Produces<ApiProblemDocument>(StatusCodes.Status504GatewayTimeout, ApiProblem.ContentType);

        // An endpoint that accepts JSON is not found by a request without a body, so the other methods have one of their own.
        routes.MapMethods(Pattern, Others, RefuseMethod)
            .DisableAntiforgery()
            .RequireAuthorization()
            .ExcludeFromDescription();
    }

    private static IResult RefuseMethod(string path, HttpContext http, HttpStarts starts) =>
        starts.Find(path) is { } point ? OtherMethod(http, point) : UnknownPath();

    private static IResult UnknownPath() => ApiProblem.NotFound("No procedure in force today is started at this address.");

    private static IResult OtherMethod(HttpContext http, HttpStartPoint point)
    {
        http.Response.Headers.Allow = point.Start.Method;
        return ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", $"This procedure is started with {point.Start.Method}.");
    }

    private static async Task<IResult> CallAsync(
        string path,
        HttpContext http,
        ApiContext context,
        HttpStarts starts,
        AuthorityNames authorities,
        CaseEnd end,
        ProcessInstances instances,
        CancellationToken cancellationToken)
    {
        if (starts.Find(path) is not { } point)
            return UnknownPath();
        if (http.Request.Method != point.Start.Method)
            return OtherMethod(http, point);

        var identity = IdentityOf(context.Requester);
        if (!point.Start.Admits(identity))
            return ApiProblem.Forbidden("This account or client is not among the callers that the procedure admits.");
        var (body, refusal) = await JsonRequest.ReadAsync(http.Request, cancellationToken);
        if (refusal is not null)
            return refusal;
        var call = new HttpStartCall(
            body,
            [.. http.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))],
            identity,
            context.Caller,
            new AuthorityReference(context.Requester.AuthorityKey, authorities.NameOf(context.Requester.AuthorityKey)),
            context.CommandId);
        return await starts.StartAsync(point, call, cancellationToken) switch
        {
            HttpStartAnswer.Started started when await IsForeignAsync(started.Case, context, instances, cancellationToken) =>
                ApiProblem.Of(StatusCodes.Status409Conflict, "ALREADY_EXISTS", "This business key is taken. Use one that begins with a mark of your own."),
            HttpStartAnswer.Started started => point.Start.AwaitsCompletion
                ? await end.AwaitAsync(point, started, cancellationToken)
                : Accepted(http, started),
            HttpStartAnswer.BodyInvalid invalid => ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "INVALID_ARGUMENT",
                "The body is not what the schema of this procedure demands; nothing was started.",
                [.. invalid.Violations.Select(found => new ApiFieldError(found.Pointer, found.Code, found.Text))]),
            HttpStartAnswer.Refused refused => ApiProblem.ForRefusal(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Whoever registers or leads is a clerk as well.</summary>
    private static HttpCallerIdentity IdentityOf(Requester requester)
    {
        var roles = requester.ToCaller().Roles;
        return new HttpCallerIdentity(
            requester.UserId,
            requester.IsClient,
            requester.AuthorityKey,
            requester.IsClerk && !roles.Contains(Role.Clerk) ? roles.Add(Role.Clerk) : roles);
    }

    /// <summary>A business key is unique per procedure across the region; a case of another authority is not the caller's to learn of.</summary>
    private static async Task<bool> IsForeignAsync(
        StartAnswer.Started started, ApiContext context, ProcessInstances instances, CancellationToken cancellationToken) =>
        !started.IsNew
        && (await instances.GetAsync(started.InstanceKey, ReadScope.Everything, cancellationToken))?.AcceptingAuthorityKey != context.Requester.AuthorityKey;

    private static IResult Accepted(HttpContext http, HttpStartAnswer.Started started)
    {
        http.Response.Headers.Location = $"/v2/process-instances/{ApiJson.Key(started.Case.InstanceKey)}";
        return Results.Json(CaseEnd.Show(started, "ACTIVE"), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}
