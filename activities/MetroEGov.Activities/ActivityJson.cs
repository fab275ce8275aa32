using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetroEGov.Activities;

/// <summary>
/// How inputs and outputs look as JSON: members in camel case, enumerations in kebab case, dates as ISO text, absent values as null.
/// </summary>
public static class ActivityJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            MaxDepth = 32,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
