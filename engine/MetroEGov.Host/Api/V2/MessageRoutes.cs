using MetroEGov.Host.Security;
using MetroEGov.Runtime;

namespace MetroEGov.Host.Api.V2;

/// <summary>Messages from integrators: only of the names that the client is registered for, since a message can move a case on.</summary>
public static class MessageRoutes
{
    private const string Tag = "Messages";
    private const int NameLimit = 256;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/messages").RequireAuthorization(Policies.Integrate);
        messages.MapPost("/publication", PublishAsync)
            .Operation("publishMessage", Tag, "Publishes a message; it waits for its receiver as long as it lives.")
            .Takes<PublishMessageBody>(isOptional: false)
            .Gives<PublishedMessageAnswer>()
            .Refuses(StatusCodes.Status409Conflict);
        messages.MapPost("/correlation", CorrelateAsync)
            .Operation("correlateMessage", Tag, "Gives a message to whoever waits for it now.")
            .Takes<CorrelateMessageBody>(isOptional: false)
            .Gives<CorrelatedMessageAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        routes.MapPost("/message-subscriptions/search", SearchAsync).RequireAuthorization(Policies.FollowCases)
            .Operation("searchMessageSubscriptions", Tag, "Finds who waits for messages, in cases that the caller's authority may read.")
            .Takes<SearchBody>()
            .Gives<SearchAnswer<MessageSubscriptionAnswer>>();
    }

    private static async Task<IResult> PublishAsync(HttpRequest request, ApiContext context, Messages messages, CancellationToken cancellationToken)
    {
        var (message, refusal) = await ReadAsync(request, context, isBuffered: true, cancellationToken);
        if (refusal is not null)
            return refusal;
        return await messages.PublishAsync(message, cancellationToken) switch
        {
            PublishAnswer.Published published => ApiJson.Ok(new PublishedMessageAnswer(ApiJson.TenantId, ApiJson.Key(published.MessageKey))),
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
            CorrelateAnswer.Correlated correlated => ApiJson.Ok(new CorrelatedMessageAnswer(
                ApiJson.TenantId, ApiJson.Key(correlated.MessageKey), ApiJson.Key(correlated.InstanceKey))),
            CorrelateAnswer.Refused refused => ApiProblem.ForRefusal(refused.Code, refused.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> SearchAsync(HttpRequest request, ApiContext context, Messages messages, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var wanted = ApiSearch.Read(body, Messages.SearchFields);
        // A correlation key is a value of a case: operations do not see those of other authorities.
        return body.Refusal() ?? SearchAnswers.Of(await messages.SearchAsync(wanted, context.OwnScope, cancellationToken), MessageSubscriptionAnswer.Of);
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
