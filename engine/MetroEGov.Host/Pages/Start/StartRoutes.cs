using MetroEGov.Activities;
using MetroEGov.Host.Pages.Tasks;
using MetroEGov.Host.Security;
using MetroEGov.Host.Security.Web;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Start;

/// <summary>The procedures that a clerk may begin, and beginning one.</summary>
public static class StartRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/start").RequireAuthorization(Policies.Clerk);
        group.MapGet("", async (StartableProcedures procedures, CancellationToken cancellationToken) =>
            PageAnswer.Page<StartPage>(new StartModel(await procedures.ListAsync(cancellationToken), Guid.NewGuid().ToString("N"))));
        group.MapPost("/{processId}", StartAsync).RequireAntiforgery();
    }

    private static async Task<IResult> StartAsync(
        string processId,
        HttpRequest request,
        PageContext context,
        AuthorityNames authorities,
        StartableProcedures procedures,
        ProcessInstances instances,
        NextTask next,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var startable = await procedures.ListAsync(cancellationToken);
        if (startable.All(procedure => procedure.ProcessId != processId))
            return PageAnswer.NotFound();
        var requester = context.SignedIn;
        var caller = requester.ToCaller();
        var page = (string?)request.Form["~command"] is { Length: > 0 and <= 64 } sent ? sent : Guid.NewGuid().ToString("N");
        var commandId = $"{requester.UserId}/start/{processId}/{page}";
        var answer = await instances.StartAsync(
            new StartRequest
            {
                ProcessId = processId,
                Caller = caller,
                Accepting = new AuthorityReference(requester.AuthorityKey, authorities.NameOf(requester.AuthorityKey)),
                BusinessKey = CaseNumber.Of(commandId, context.Language.Local(clock.GetUtcNow()).Year),
                CommandId = commandId,
            },
            cancellationToken);
        return answer is StartAnswer.Started started
            ? PageAnswer.SeeOther(await next.OfCaseAsync(started.InstanceKey, caller, "/tasks", cancellationToken))
            : PageAnswer.Page<StartPage>(
                new StartModel(startable, Guid.NewGuid().ToString("N"), WasRefused: true), StatusCodes.Status409Conflict);
    }
}
