using System.Text.Json;
using System.Text.RegularExpressions;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Reading;

/// <summary>
/// The bounds of a schema that a drawing may carry: JSON Schema 2020-12 whose references stay inside of it, since nothing is fetched; that
/// do not go in circles, since a validator would follow them until its stack ends; and whose patterns can be matched in linear time, since
/// strangers choose the texts that they are matched against.
/// </summary>
internal static class HttpSchemaText
{
    private const int MaxDepth = 32;
    private const int MaxPatternLength = 500;
    private const string DefinitionsPointer = "#/$defs/";
    private const string Draft202012 = "https://json-schema.org/draft/2020-12/schema";

    /// <returns>Null when the text is within the bounds; else what is not, with its place as a JSON pointer.</returns>
    public static string? Refusal(string text)
    {
        if (text.Length > HttpStart.MaxSchemaLength)
        {
            return $"it has more than {HttpStart.MaxSchemaLength} characters.";
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Refusal(document.RootElement)
                : "it must be a JSON object.";
        }
        catch (JsonException damage)
        {
            return $"it is not JSON of at most {MaxDepth} levels: line {damage.LineNumber + 1}, byte {damage.BytePositionInLine + 1}.";
        }
    }

    private static string? Refusal(JsonElement root)
    {
        var references = new HttpSchemaReferences();
        var open = new Stack<(JsonElement Value, string Path, string Owner)>([(root, "", "")]);
        while (open.TryPop(out var next))
        {
            references.Count(next.Owner);
            if (next.Value.ValueKind == JsonValueKind.Array)
            {
                var index = 0;
                foreach (var item in next.Value.EnumerateArray())
                {
                    open.Push((item, $"{next.Path}/{index++}", next.Owner));
                }
            }
            else if (next.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in next.Value.EnumerateObject())
                {
                    var path = $"{next.Path}/{Escaped(member.Name)}";
                    if (Refusal(member.Name, member.Value) is { } refusal)
                    {
                        return $"'{path}' {refusal}";
                    }

                    if (member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String)
                    {
                        references.Add(next.Owner, member.Value.GetString()?[DefinitionsPointer.Length..] ?? "");
                    }

                    open.Push((member.Value, path, next.Path == "/$defs" ? Escaped(member.Name) : next.Owner));
                }
            }
        }

        return references.Refusal();
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    // A property that bears the name of a keyword has a schema, an object, as its value: the kinds tell them apart.
    private static string? Refusal(string keyword, JsonElement value) => (keyword, value.ValueKind) switch
    {
        ("$ref", JsonValueKind.String) when value.GetString() is { } reference && !IsDefinition(reference) =>
            "must refer to a definition of this schema: '#/$defs/NAME'. Nothing else is looked up or fetched.",
        ("$dynamicRef", JsonValueKind.String) => "is not supported here. Refer to '#/$defs/NAME' by $ref.",
        ("$id", JsonValueKind.String) => "names the schema for others, which cannot see it. Leave it out.",
        ("$schema", JsonValueKind.String) when !value.ValueEquals(Draft202012) => $"must be {Draft202012}.",
        ("pattern", JsonValueKind.String) => RefusePattern(value.GetString() ?? ""),
        ("patternProperties", JsonValueKind.Object) when value.EnumerateObject().Any() =>
            "is not supported here. Name the members in properties, or bound their names by propertyNames.",
        _ => null,
    };

    private static bool IsDefinition(string reference) =>
        reference.StartsWith(DefinitionsPointer, StringComparison.Ordinal) && !reference[DefinitionsPointer.Length..].Contains('/', StringComparison.Ordinal);

    private static string? RefusePattern(string pattern)
    {
        if (pattern.Length > MaxPatternLength)
        {
            return $"has more than {MaxPatternLength} characters.";
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException)
        {
            return "is no regular expression.";
        }
        catch (NotSupportedException)
        {
            return "needs back-references or look-around, which may take for ever. Write it without them.";
        }
    }
}
