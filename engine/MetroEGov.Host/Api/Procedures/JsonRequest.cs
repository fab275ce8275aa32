using System.Text.Json;

namespace MetroEGov.Host.Api.Procedures;

/// <summary>The body of a request as JSON of any shape, at most <see cref="LimitBytes"/>.</summary>
internal static class JsonRequest
{
    public const int LimitBytes = 1024 * 1024;

    private const int MaxDepth = 64;

    /// <returns>The body, null when it is empty; or the problem that answers it.</returns>
    public static async Task<(JsonElement? Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LimitBytes)
            return (null, TooLarge());

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > LimitBytes)
                return (null, TooLarge());
        }

        if (buffer.Length == 0)
            return (null, null);
        try
        {
            using var document = JsonDocument.Parse(
                buffer.GetBuffer().AsMemory(0, (int)buffer.Length),
                new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return (document.RootElement.Clone(), null);
        }
        catch (JsonException failure)
        {
            // The exception's text may quote the body.
            return (null, ApiProblem.BadRequest(
                $"The body is not JSON of at most {MaxDepth} levels without duplicate members: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}."));
        }
    }

    private static IResult TooLarge() =>
        ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", $"The body is larger than {LimitBytes} bytes. Nothing was started.");
}
