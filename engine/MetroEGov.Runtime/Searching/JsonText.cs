using System.Text.Json;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Runtime.Searching;

/// <summary>Values of variables in a condition are JSON text, as clients write it; the database holds it in one canonical form.</summary>
internal static class JsonText
{
    public static SearchCondition Canonical(SearchCondition condition) => condition.Operator == SearchOperator.Like
        ? condition
        : condition with { Operands = [.. condition.Operands.Select(operand => operand is string text ? Canonical(text) : operand)] };

    /// <summary>A text that is no JSON stays as it is, and so equals no value.</summary>
    private static string Canonical(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return VariableValue.TryFromJson(document.RootElement, out var value, out _) ? value.Json : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
