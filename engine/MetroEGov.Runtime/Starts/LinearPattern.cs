using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;

namespace MetroEGov.Runtime.Starts;

/// <summary>
/// The keyword <c>pattern</c>, matched in time that grows with the text only: strangers choose the text, and the usual engine can be kept
/// busy for years by it. Source: JSON Schema Validation 2020-12 §6.3.3; deviation: no back-references, no look-around.
/// </summary>
internal sealed class LinearPattern : IKeywordHandler
{
    public string Name => "pattern";

    public object? ValidateKeywordValue(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new Regex(value.GetString() ?? "", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
        : throw new JsonSchemaException("'pattern' value must be a string.");

    public void BuildSubschemas(KeywordData keyword, BuildContext context)
    {
    }

    public KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context)
    {
        if (context.Instance.ValueKind != JsonValueKind.String || keyword.Value is not Regex pattern)
            return KeywordEvaluation.Ignore;

        var isValid = pattern.IsMatch(context.Instance.GetString() ?? "");
        return new KeywordEvaluation { Keyword = Name, IsValid = isValid, Error = isValid ? null : "does not match" };
    }
}
