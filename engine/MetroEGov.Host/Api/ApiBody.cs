using System.Globalization;
using System.Text.Json;

namespace MetroEGov.Host.Api;

/// <summary>
/// The JSON object of a request, read member by member. What is wrong is collected; a member that no one asked for is wrong as well, so
/// that a misspelt filter never widens a search. Ask <see cref="Refusal"/> after the last member.
/// </summary>
public sealed class ApiBody
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<string> _problems;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<ApiBody> _nested = [];
    private IResult? _unreadable;

    private ApiBody(JsonElement value, string path, List<string> problems)
    {
        _path = path;
        _problems = problems;
        _object = value.ValueKind == JsonValueKind.Object ? value : ApiJson.EmptyObject;
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            problems.Add($"{(path.Length == 0 ? "The body" : $"'{path}'")} must be a JSON object.");
    }

    /// <summary>
    /// An empty body counts as an empty object: many operations have nothing to say. A body of another type than JSON is refused with 415,
    /// text that is no Unicode with 400.
    /// </summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the endpoint allows (413), or its sender went away.</exception>
    public static async Task<ApiBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problems = new List<string>();
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, count);
        }

        if (buffer.Length == 0)
            return new ApiBody(ApiJson.EmptyObject, "", problems);
        if (request.ContentType is not null && !request.HasJsonContentType())
        {
            return new ApiBody(ApiJson.EmptyObject, "", problems)
            {
                _unreadable = ApiProblem.UnsupportedMediaType("The body must be JSON, sent as Content-Type: application/json."),
            };
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (!JsonText.IsUnicode(bytes.Span))
        {
            problems.Add("The body must be UTF-8, and its strings whole characters: it has bytes or a \\u escape that stand for none.");
            return new ApiBody(ApiJson.EmptyObject, "", problems);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new ApiBody(document.RootElement.Clone(), "", problems);
        }
        catch (JsonException failure)
        {
            problems.Add($"The body is not JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}.");
            return new ApiBody(ApiJson.EmptyObject, "", problems);
        }
    }

    public string? Text(string name)
    {
        if (Member(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        _problems.Add($"'{Path(name)}' must be a string.");
        return null;
    }

    /// <summary>Empty with a problem noted when it is missing.</summary>
    public string RequiredText(string name)
    {
        var text = Text(name);
        if (string.IsNullOrEmpty(text))
            _problems.Add($"'{Path(name)}' is required.");
        return text ?? "";
    }

    /// <summary>A key: decimal digits in a string.</summary>
    public long? Key(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
            return key;
        _problems.Add($"'{Path(name)}' must be a key: decimal digits in a string.");
        return null;
    }

    public long? Number(string name)
    {
        if (Member(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return number;
        _problems.Add($"'{Path(name)}' must be a whole number.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Member(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        _problems.Add($"'{Path(name)}' must be true or false.");
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return at;
        _problems.Add($"'{Path(name)}' must be an ISO 8601 date-time.");
        return null;
    }

    /// <summary>A JSON object taken as it is, such as variables.</summary>
    public JsonElement? Object(string name)
    {
        if (Member(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        _problems.Add($"'{Path(name)}' must be a JSON object.");
        return null;
    }

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Member(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        _problems.Add($"'{Path(name)}' must be a list of strings.");
        return null;
    }

    /// <summary>A member as it is; null when it is missing or null.</summary>
    public JsonElement? Raw(string name)
    {
        _asked.Add(name);
        return _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>An object whose members are asked one by one; an empty one when it is missing.</summary>
    public ApiBody Nested(string name)
    {
        var nested = new ApiBody(Member(name) ?? ApiJson.EmptyObject, Path(name), _problems);
        _nested.Add(nested);
        return nested;
    }

    /// <summary>Whether a filter member says <c>{"$exists": …}</c>; null when it says something else or nothing.</summary>
    public bool? Exists(string name) =>
        _object.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("$exists", out var exists) && exists.ValueKind is JsonValueKind.True or JsonValueKind.False
        && _asked.Add(name)
            ? exists.GetBoolean()
            : null;

    /// <summary>Members that clients send and that mean nothing here.</summary>
    public ApiBody Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _asked.Add(name);
        return this;
    }

    public void Refuse(string problem) => _problems.Add(problem);

    /// <summary>Null when everything was understood.</summary>
    public IResult? Refusal()
    {
        if (_unreadable is not null)
            return _unreadable;
        if (Text("tenantId") is { } tenant && tenant != ApiJson.TenantId)
            _problems.Add($"'tenantId' must be {ApiJson.TenantId}: there are no other tenants.");
        NoteUnknown();
        return _problems.Count == 0 ? null : ApiProblem.BadRequest(string.Join(" ", _problems));
    }

    private void NoteUnknown()
    {
        foreach (var member in _object.EnumerateObject().Where(member => !_asked.Contains(member.Name)))
            _problems.Add($"'{Path(member.Name)}' is not known here.");
        foreach (var nested in _nested)
            nested.NoteUnknown();
    }

    // A filter operand {"$eq": value} says the same as the plain value.
    private JsonElement? Member(string name)
    {
        _asked.Add(name);
        if (!_object.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Count() == 1 && value.TryGetProperty("$eq", out var operand)
            ? operand
            : value;
    }

    private string Path(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
