using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MetroEGov.Connectors.Http;

/// <summary>Turns a response into what the drawing sees, within the limits of a variable.</summary>
internal static class AnswerReading
{
    /// <summary>Room for the levels that the variable puts around it.</summary>
    private const int DeepestJson = 24;

    /// <returns>The answer, or why it cannot be used.</returns>
    public static async Task<(HttpAnswer? Answer, string? Problem)> ReadAsync(
        HttpResponseMessage response, int maximumBytes, CancellationToken cancellationToken)
    {
        if (await ReadBytesAsync(response.Content, maximumBytes, cancellationToken).ConfigureAwait(false) is not { } bytes)
            return (null, string.Create(CultureInfo.InvariantCulture, $"it is larger than {maximumBytes} bytes."));

        var (body, problem) = bytes.Length == 0 ? (null, null) : BodyOf(response.Content, bytes);
        return problem is null
            ? (new HttpAnswer { Status = (int)response.StatusCode, Headers = HeadersOf(response), Body = body }, null)
            : (null, problem);
    }

    private static (JsonElement? Body, string? Problem) BodyOf(HttpContent content, byte[] bytes)
    {
        var mediaType = content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        if (mediaType == "application/json" || mediaType.EndsWith("+json", StringComparison.Ordinal))
        {
            try
            {
                using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestJson });
                return (document.RootElement.Clone(), null);
            }
            catch (JsonException problem)
            {
                return (null, string.Create(
                    CultureInfo.InvariantCulture, $"it is no JSON of at most {DeepestJson} levels (line {problem.LineNumber + 1})."));
            }
        }

        if (!mediaType.StartsWith("text/", StringComparison.Ordinal) && mediaType != "application/xml"
            && !mediaType.EndsWith("+xml", StringComparison.Ordinal))
            return (null, mediaType.Length == 0 ? "it has no content type." : $"its content type {mediaType} is neither JSON nor text.");

        return EncodingOf(content) is { } encoding
            ? (JsonSerializer.SerializeToElement(encoding.GetString(bytes)), null)
            : (null, "its character set is not known.");
    }

    private static Encoding? EncodingOf(HttpContent content)
    {
        var name = content.Headers.ContentType?.CharSet?.Trim('"');
        if (string.IsNullOrEmpty(name))
            return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static ImmutableDictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        (string Name, string? Value)[] headers =
        [
            ("contentType", response.Content.Headers.ContentType?.ToString()),
            ("location", response.Headers.Location?.ToString()),
            ("etag", response.Headers.ETag?.ToString()),
            ("lastModified", response.Content.Headers.LastModified?.ToString("O", CultureInfo.InvariantCulture)),
        ];
        return headers.Where(header => header.Value is not null)
            .ToImmutableDictionary(header => header.Name, header => header.Value!, StringComparer.Ordinal);
    }

    /// <returns>Null when there is more than the limit; read no further then, whatever the length was said to be.</returns>
    private static async Task<byte[]?> ReadBytesAsync(HttpContent content, int maximumBytes, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[16 * 1024];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (read.Length + count > maximumBytes)
                    return null;
                read.Write(buffer, 0, count);
            }
        }

        return read.ToArray();
    }
}
