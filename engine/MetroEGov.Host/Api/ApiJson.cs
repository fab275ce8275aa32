using System.Text.Json;

namespace MetroEGov.Host.Api;

/// <summary>
/// How the API writes JSON: every member always, null included (strict clients refuse an answer that lacks one); keys as decimal text
/// because they are beyond the integers of JavaScript; times ISO 8601 with offset.
/// </summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
