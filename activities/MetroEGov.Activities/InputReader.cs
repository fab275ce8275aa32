using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MetroEGov.Activities;

/// <summary>Turns the JSON of the variables into the typed input, or says everything that is wrong with it by name and type, never by value.</summary>
internal static class InputReader
{
    public static bool TryRead<TIn>(
        ActivityDescriptor descriptor, JsonElement input, [NotNullWhen(true)] out TIn? value, out IReadOnlyList<string> problems)
        where TIn : class
    {
        value = null;
        problems = Problems(descriptor, input);
        if (problems.Count > 0)
            return false;

        try
        {
            value = input.Deserialize<TIn>(ActivityJson.Options);
        }
        catch (JsonException problem)
        {
            problems = [$"Input '{PathOf(problem)}' has a wrong type or lacks a required member."];
            return false;
        }

        return value is not null;
    }

    private static List<string> Problems(ActivityDescriptor descriptor, JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object)
            return [$"Inputs: expected an object, found {Word(input.ValueKind)}."];

        var problems = new List<string>();
        foreach (var parameter in descriptor.Inputs)
        {
            var given = input.TryGetProperty(parameter.Name, out var member) && member.ValueKind != JsonValueKind.Null;
            if (!given && parameter.IsRequired)
                problems.Add($"Input '{parameter.Name}' is missing: expected {Word(parameter.Kind)}.");
            else if (given && !Fits(parameter.Kind, member))
                problems.Add($"Input '{parameter.Name}': expected {Word(parameter.Kind)}, found {Word(member.ValueKind)}.");
            else if (given && !IsAllowed(parameter, member))
                problems.Add($"Input '{parameter.Name}': expected one of {string.Join(", ", parameter.AllowedValues)}.");
        }

        return problems;
    }

    private static bool Fits(ActivityValueKind expected, JsonElement found) => expected switch
    {
        ActivityValueKind.String => found.ValueKind == JsonValueKind.String,
        ActivityValueKind.Date => found.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(found.GetString(), "O", out _),
        ActivityValueKind.DateTime => found.ValueKind == JsonValueKind.String && found.TryGetDateTimeOffset(out _),
        ActivityValueKind.Integer => found.ValueKind == JsonValueKind.Number && found.TryGetInt64(out _),
        ActivityValueKind.Number => found.ValueKind == JsonValueKind.Number,
        ActivityValueKind.Boolean => found.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ActivityValueKind.Array => found.ValueKind == JsonValueKind.Array,
        _ => true,
    };

    private static bool IsAllowed(ActivityParameter parameter, JsonElement found) =>
        parameter.AllowedValues.IsEmpty || found.ValueKind != JsonValueKind.String
        || parameter.AllowedValues.Any(allowed => found.ValueEquals(allowed));

    private static string PathOf(JsonException problem) =>
        problem.Path is { Length: > 2 } path ? path[2..] : "(all)";

    private static string Word(ActivityValueKind kind) => kind switch
    {
        ActivityValueKind.String => "text",
        ActivityValueKind.Date => "a date such as 2026-11-23",
        ActivityValueKind.DateTime => "a date and time with offset",
        ActivityValueKind.Integer => "a whole number",
        ActivityValueKind.Number => "a number",
        ActivityValueKind.Boolean => "true or false",
        ActivityValueKind.Array => "a list",
        _ => "an object",
    };

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };
}
