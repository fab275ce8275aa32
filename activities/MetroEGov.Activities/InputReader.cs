using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
        Check(descriptor.Inputs, input, "", problems);
        return problems;
    }

    private static void Check(ImmutableArray<ActivityParameter> parameters, JsonElement members, string prefix, List<string> problems)
    {
        foreach (var parameter in parameters)
        {
            var path = prefix + parameter.Name;
            var isGiven = members.TryGetProperty(parameter.Name, out var member) && member.ValueKind != JsonValueKind.Null;
            if (isGiven)
                Check(parameter, member, path, problems);
            else if (parameter.IsRequired)
                problems.Add($"Input '{path}' is missing: expected {Word(parameter.Kind)}.");
        }
    }

    private static void Check(ActivityParameter parameter, JsonElement value, string path, List<string> problems)
    {
        if (!Fits(parameter.Kind, value))
            problems.Add($"Input '{path}': expected {Word(parameter.Kind)}, found {Word(value.ValueKind)}.");
        else if (!IsAllowed(parameter, value))
            problems.Add($"Input '{path}': expected one of {string.Join(", ", parameter.AllowedValues)}.");
        else if (parameter.Kind == ActivityValueKind.Object && !parameter.Members.IsEmpty)
            Check(parameter.Members, value, path + ".", problems);
        else if (parameter.Kind == ActivityValueKind.Array && !parameter.Members.IsEmpty)
            CheckItems(parameter, value, path, problems);
    }

    private static void CheckItems(ActivityParameter parameter, JsonElement list, string path, List<string> problems)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]");
            if (item.ValueKind == JsonValueKind.Object)
                Check(parameter.Members, item, itemPath + ".", problems);
            else
                problems.Add($"Input '{itemPath}': expected an object, found {Word(item.ValueKind)}.");
        }
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
        ActivityValueKind.Object => found.ValueKind == JsonValueKind.Object,
        _ => true,
    };

    /// <summary>The empty text of an untouched form field is no choice, and none is needed where the input is optional.</summary>
    private static bool IsAllowed(ActivityParameter parameter, JsonElement found) =>
        parameter.AllowedValues.IsEmpty || found.ValueKind != JsonValueKind.String
        || (!parameter.IsRequired && found.ValueEquals(""))
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
        ActivityValueKind.Object => "an object",
        _ => "any value",
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
