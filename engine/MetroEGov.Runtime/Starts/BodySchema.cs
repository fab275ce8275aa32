using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Json.Schema;

namespace MetroEGov.Runtime.Starts;

/// <summary>
/// The schema of a start's body, compiled. Formats are asserted. Immutable; safe to share.
/// Source: JSON Schema 2020-12, within the bounds that reading a definition checks.
/// </summary>
internal sealed class BodySchema
{
    /// <summary>Violations that are told at most; a body with more is wrong from the ground up.</summary>
    private const int MaxViolations = 100;

    private static readonly Dialect Dialect = new(
        new[]
            {
                Vocabulary.Draft202012_Core, Vocabulary.Draft202012_Applicator, Vocabulary.Draft202012_Unevaluated,
                Vocabulary.Draft202012_Validation, Vocabulary.Draft202012_MetaData, Vocabulary.Draft202012_FormatAssertion,
                Vocabulary.Draft202012_Content,
            }
            .SelectMany(vocabulary => vocabulary.Keywords)
            .Where(keyword => keyword.Name != "pattern")
            .Append(new LinearPattern()));

    private readonly JsonSchema _schema;

    private BodySchema(JsonSchema schema) => _schema = schema;

    /// <param name="refusal">What is no JSON Schema in it.</param>
    public static bool TryCompile(string text, [NotNullWhen(true)] out BodySchema? schema, [NotNullWhen(false)] out string? refusal)
    {
        schema = null;
        refusal = null;
        try
        {
            // A registry of its own: nothing of one procedure is seen by another, and nothing is fetched.
            var options = new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect };
            schema = new BodySchema(JsonSchema.FromText(text, options));
            return true;
        }
        catch (Exception damage) when (damage is JsonException or JsonSchemaException or ArgumentException or NotSupportedException)
        {
            refusal = damage.Message;
            return false;
        }
    }

    /// <summary>Every place of the body that the schema does not allow; empty when there is none. Tells no values.</summary>
    public ImmutableArray<BodyViolation> Check(JsonElement body)
    {
        var options = new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
        var result = _schema.Evaluate(body, options);
        if (result.IsValid)
            return [];

        return
        [
            .. (result.Details ?? []).Prepend(result)
                .Where(found => !found.IsValid && found.Errors is not null)
                .SelectMany(found => found.Errors!.Select(error => ViolationOf(found.InstanceLocation.ToString(), error.Key, error.Value)))
                .Distinct()
                .OrderBy(found => found.Pointer, StringComparer.Ordinal)
                .Take(MaxViolations),
        ];
    }

    /// <summary>The library's text only where it is made of the schema and of kinds, never of the caller's values.</summary>
    private static BodyViolation ViolationOf(string pointer, string keyword, string text) => keyword switch
    {
        "" => new(pointer, "not-allowed", "is not expected here"),
        "type" or "required" or "minLength" or "maxLength" or "minItems" or "maxItems" or "format" => new(pointer, keyword, text),
        _ => new(pointer, keyword, $"does not keep '{keyword}' of the schema"),
    };
}
