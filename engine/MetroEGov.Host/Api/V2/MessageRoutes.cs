using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Messages from integrators: only of the names that the client is registered for, since a message can move a case on.</summary>
public static class MessageRoutes
{
    private const int NameLimit = 256;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/messages").RequireAuthorization(Policies.Integrate);
        messages.MapPost("/publication", PublishAsync);
        messages.MapPost("/correlation", CorrelateAsync);
    }

    private static async Task<IResult> PublishAsync(HttpRequest request, ApiContext context, Messages messages, CancellationToken cancellationToken)
    {
        var (message, refusal) = await ReadAsync(request, context, isBuffered: true, cancellationToken);
        if (refusal is not null)
            return refusal;
        return await messages.PublishAsync(message, cancellationToken) switch
        {
            PublishAnswer.Published published => ApiJson.Ok(new { tenantId = ApiJson.TenantId, messageKey = ApiJson.Key(published.MessageKey) }),
            PublishAnswer.Refused refused => ApiProblem.ForRefusal(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> CorrelateAsync(HttpRequest request, ApiContext context, Messages messages, CancellationToken cancellationToken)
    {
        var (message, refusal) = await ReadAsync(request, context, isBuffered: false, cancellationToken);
        if (refusal is not null)
            return refusal;
        return await messages.CorrelateAsync(message, cancellationToken) switch
        {
            CorrelateAnswer.Correlated correlated => ApiJson.Ok(new
            {
                tenantId = ApiJson.TenantId,
                messageKey = ApiJson.Key(correlated.MessageKey),
                processInstanceKey = ApiJson.Key(correlated.InstanceKey),
            }),
            CorrelateAnswer.Refused refused => ApiProblem.ForRefusal(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<(MessageToPublish Message, IResult? Refusal)> ReadAsync(
        HttpRequest request, ApiContext context, bool isBuffered, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var name = body.RequiredText("name");
        var correlationKey = body.Text("correlationKey") ?? "";
        var variables = body.Object("variables");
        var timeToLive = isBuffered ? body.Number("timeToLive") ?? 0 : 0;
        var messageId = isBuffered ? body.Text("messageId") : null;
        if (name.Length > NameLimit || correlationKey.Length > NameLimit)
            body.Refuse($"'name' and 'correlationKey' must have at most {NameLimit} characters.");
        if (timeToLive is < 0 or > int.MaxValue)
            body.Refuse("'timeToLive' must be milliseconds, 0 or more.");
        var refusal = body.Refusal();
        if (refusal is null && !context.Requester.MayPublish(name))
            refusal = ApiProblem.Forbidden($"This client is not registered for messages named '{name}'.");
        return (
            new MessageToPublish(
                name, correlationKey, variables, TimeSpan.FromMilliseconds(Math.Max(0, timeToLive)), messageId ?? context.CommandId, context.Caller),
            refusal);
    }
}
