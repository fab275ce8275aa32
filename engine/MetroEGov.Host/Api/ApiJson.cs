using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetroEGov.Host.Api;

/// <summary>
/// How the API writes JSON: every member always, null included (strict clients refuse an answer that lacks one); keys as decimal text
/// because they are beyond the integers of JavaScript; times ISO 8601 in UTC.
/// </summary>
public static class ApiJson
{
    /// <summary>Authorities are not tenants: there is one.</summary>
    public const string TenantId = "<default>";

    // Answers are never put into HTML, and browsers are told not to guess (nosniff): only what JSON itself wants escaped is.
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new ApiTimes() } };

    public static JsonElement EmptyObject { get; } = JsonSerializer.SerializeToElement(new { });

    public static string Key(long key) => key.ToString(CultureInfo.InvariantCulture);

    public static string? Key(long? key) => key?.ToString(CultureInfo.InvariantCulture);

    public static IResult Ok(object answer) => Results.Json(answer, Options);
}
