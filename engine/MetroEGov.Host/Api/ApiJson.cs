using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace MetroEGov.Host.Api;

/// <summary>
/// How the API writes JSON: every member always, null included (strict clients refuse an answer that lacks one); keys as decimal text
/// because they are beyond the integers of JavaScript; times ISO 8601 with offset.
/// </summary>
public static class ApiJson
{
    /// <summary>Authorities are not tenants: there is one.</summary>
    public const string TenantId = "<default>";

    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static JsonElement EmptyObject { get; } = JsonSerializer.SerializeToElement(new { });

    public static string Key(long key) => key.ToString(CultureInfo.InvariantCulture);

    public static string? Key(long? key) => key?.ToString(CultureInfo.InvariantCulture);

    public static IResult Ok(object answer) => Results.Json(answer, Options);
}
