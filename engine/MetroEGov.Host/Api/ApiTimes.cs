using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetroEGov.Host.Api;

/// <summary>
/// Times as ISO 8601 in UTC with a <c>Z</c>: strict clients take no other offset. As precise as they are stored, without empty digits.
/// </summary>
internal sealed class ApiTimes : JsonConverter<DateTimeOffset>
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture));
}
