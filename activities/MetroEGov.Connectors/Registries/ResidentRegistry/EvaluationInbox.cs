using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetroEGov.Activities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>
/// Publishes a message to the process that waits for it. It must have stored the message when it returns; it keeps a message whose
/// <paramref name="messageId"/> it has seen from being delivered twice.
/// </summary>
public delegate Task PublishMessage(
    string name, string correlationKey, string messageId, string variablesJson, CancellationToken cancellationToken);

/// <summary>Takes in evaluations (0203, 0204) over HTTP and publishes them as message <c>resident-registry.evaluation</c>.</summary>
/// <remarks>
/// The message carries one variable, <c>evaluation</c>, see <see cref="EvaluationMessage"/>. A sender that gets no 202 sends again.
/// </remarks>
public static class EvaluationInbox
{
    public const string MessageName = "resident-registry.evaluation";

    /// <summary>Maps <c>POST</c> at <paramref name="path"/>. Answers: 202 stored; 400 not a message that we understand; 401 wrong token; 413 too large.</summary>
    public static RouteHandlerBuilder MapEvaluationInbox(this IEndpointRouteBuilder routes, string path, PublishMessage publish)
    {
        ArgumentNullException.ThrowIfNull(publish);
        Delegate handler = (HttpContext http) => ReceiveAsync(http, publish);
        return routes.MapPost(path, handler);
    }

    private static async Task<Results<Accepted, UnauthorizedHttpResult, ProblemHttpResult>> ReceiveAsync(HttpContext http, PublishMessage publish)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<ResidentRegistryOptions>>().Value;
        if (!HasToken(http.Request, options.InboxToken))
            return TypedResults.Unauthorized();

        using var body = await ReadAsync(http.Request, options.MaximumAnswerBytes, http.RequestAborted).ConfigureAwait(false);
        if (body is null)
        {
            return TypedResults.Problem(
                $"The message is larger than {options.MaximumAnswerBytes} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge, title: "PAYLOAD_TOO_LARGE");
        }

        var (message, problems) = EvaluationMessage.Parse(body, options.Release, options.MaximumAnswerBytes);
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EvaluationInbox));
        if (message is null)
        {
            log.LogWarning("An evaluation was refused: {Problems}", string.Join(" ", problems));
            return TypedResults.Problem(
                string.Join(" ", problems), statusCode: StatusCodes.Status400BadRequest, title: "This is no evaluation message that is understood here.");
        }

        var variables = JsonSerializer.Serialize(new { evaluation = message }, ActivityJson.Options);
        await publish(MessageName, message.CorrelationKey, message.MessageId.ToString("D"), variables, http.RequestAborted).ConfigureAwait(false);
        log.LogInformation("Evaluation {MessageId} ({MessageType}) taken in", message.MessageId, message.MessageType);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Null when the body is too large.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpRequest request, int maximumBytes, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            content.Write(buffer, 0, count);
            if (content.Length > maximumBytes)
            {
                await content.DisposeAsync().ConfigureAwait(false);
                return null;
            }
        }

        content.Position = 0;
        return content;
    }

    private static bool HasToken(HttpRequest request, string? token) =>
        token is null
        || CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes("Bearer " + token));
}
