using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Compiles the <c>metroegov:http…</c> properties of a start event and tells everything that is wrong with them.</summary>
internal sealed partial class HttpStartReader(ReadingContext context, BpmnElement element)
{
    public const string Prefix = "metroegov:http";

    public const string PathName = "metroegov:httpPath";

    private const int MaxPathLength = 200;

    private static readonly ImmutableArray<string> Names =
    [
        PathName, "metroegov:httpMethod", "metroegov:httpSchema", "metroegov:httpCallers", "metroegov:httpBusinessKey",
        "metroegov:httpVariables", "metroegov:httpAnswer", "metroegov:httpResponse", "metroegov:httpTimeout",
    ];

    public static bool IsKnown(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <returns>Null when the event has none of the properties, or no path to be found under.</returns>
    public HttpStart? Read(ImmutableDictionary<string, string> properties)
    {
        if (!properties.Keys.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            return null;
        }

        var path = ReadPath(properties.GetValueOrDefault(PathName)?.Trim());
        var start = new HttpStart
        {
            Path = path ?? "",
            Method = ReadMethod(Text(properties, "metroegov:httpMethod")),
            Schema = ReadSchema(Text(properties, "metroegov:httpSchema")),
            BusinessKey = ReadExpression(properties, "metroegov:httpBusinessKey"),
            Variables = ReadExpression(properties, "metroegov:httpVariables"),
            AwaitsCompletion = ReadAnswer(Text(properties, "metroegov:httpAnswer")),
            Response = ReadExpression(properties, "metroegov:httpResponse"),
            Timeout = ReadTimeout(Text(properties, "metroegov:httpTimeout")),
        };
        if (Text(properties, "metroegov:httpCallers") is { } callers)
        {
            start = start with { Callers = ReadCallers(callers) };
        }

        return path is null ? null : start;
    }

    /// <summary>A field of a template that was left empty says the same as one that is not there.</summary>
    private static string? Text(ImmutableDictionary<string, string> properties, string name) =>
        properties.GetValueOrDefault(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private string? ReadPath(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            context.Problems.Add(ProblemCode.MissingHttpPath, element.Id, LineOf(Prefix), $"Start event '{element.Id}' is to be called over HTTP, but has no address. Give it the property {PathName}, for example dog-tax/address-changes.");
            return null;
        }

        if (path.Length <= MaxPathLength && PathShape().IsMatch(path))
        {
            return path;
        }

        Invalid(PathName, $"the address below /procedures/: parts of a-z, 0-9 and '-' joined by '/', without one at the ends, at most {MaxPathLength} characters");
        return null;
    }

    private string ReadMethod(string? method)
    {
        if (method is not (null or "POST" or "PUT"))
        {
            Invalid("metroegov:httpMethod", "POST or PUT");
        }

        return method == "PUT" ? "PUT" : "POST";
    }

    private string? ReadSchema(string? schema)
    {
        if (schema is not null && HttpSchemaText.Refusal(schema) is { } refusal)
        {
            context.Problems.Add(ProblemCode.InvalidHttpSchema, element.Id, LineOf("metroegov:httpSchema"), $"The schema of start event '{element.Id}' (metroegov:httpSchema) cannot be used: {refusal}");
            return null;
        }

        return schema;
    }

    private ImmutableArray<HttpCaller> ReadCallers(string callers)
    {
        var read = ImmutableArray.CreateBuilder<HttpCaller>();
        foreach (var caller in callers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var shape = CallerShape().Match(caller);
            if (shape.Success)
            {
                read.Add(new HttpCaller(Group(shape, "role"), Group(shape, "authority"), Group(shape, "client")));
            }
            else
            {
                Invalid("metroegov:httpCallers", $"a comma list of role, role@authorityKey (nine digits) and client:ID; '{caller}' is none of them");
            }
        }

        return read.ToImmutable();
    }

    private bool ReadAnswer(string? answer)
    {
        if (answer is not (null or "started" or "completed"))
        {
            Invalid("metroegov:httpAnswer", "started or completed");
        }

        return answer == "completed";
    }

    private TimeSpan ReadTimeout(string? timeout)
    {
        if (timeout is null)
        {
            return HttpStart.DefaultTimeout;
        }

        // Longer parts than hours are beyond the bound anyway, and how long they are depends on the day.
        if (TimerText.TryParseDuration(timeout, out var period) && !period.HasDateComponent && period.Hours < 24)
        {
            var duration = period.ToDuration().ToTimeSpan();
            if (duration > TimeSpan.Zero && duration <= HttpStart.LongestTimeout)
            {
                return duration;
            }
        }

        Invalid("metroegov:httpTimeout", "an ISO 8601 duration of more than PT0S and at most PT60S");
        return HttpStart.DefaultTimeout;
    }

    private ModelExpression? ReadExpression(ImmutableDictionary<string, string> properties, string name) =>
        Text(properties, name) is { } text ? context.RequiredExpression(element, LineOf(name), $"Property {name}", text) : null;

    private void Invalid(string name, string expected) =>
        context.Problems.Add(ProblemCode.InvalidProperty, element.Id, LineOf(name), $"Property {name} must be {expected}.");

    private int LineOf(string name) => element.Extension("properties")?.Zeebe("property")
        .FirstOrDefault(property => property.Attribute("name")?.StartsWith(name, StringComparison.Ordinal) == true)?.Line ?? element.Line;

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

    [GeneratedRegex("^[a-z0-9-]+(/[a-z0-9-]+)*\\z")]
    private static partial Regex PathShape();

    [GeneratedRegex("^(?:client:(?<client>[A-Za-z0-9._-]{1,100})|(?<role>[a-z][a-z-]{0,39})(?:@(?<authority>[0-9]{9}))?)\\z")]
    private static partial Regex CallerShape();
}
