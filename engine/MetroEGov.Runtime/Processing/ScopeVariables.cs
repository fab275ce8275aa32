using System.Collections.Immutable;
using System.Text.Json;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Runtime.Processing;

/// <summary>The variables in force at a place of an instance: the inner scope hides the outer one.</summary>
internal static class ScopeVariables
{
    public static ImmutableSortedDictionary<string, VariableValue> EffectiveAt(InstanceState state, long scopeKey)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, VariableValue>(StringComparer.Ordinal);
        var key = scopeKey;
        while (key != state.Key && state.Elements.TryGetValue(key, out var element))
        {
            AddMissing(found, element.Variables);
            key = element.ScopeKey;
        }

        AddMissing(found, state.Variables);
        return found.ToImmutable();
    }

    /// <summary>Only what is local to the element.</summary>
    public static ImmutableSortedDictionary<string, VariableValue> LocalAt(InstanceState state, long scopeKey) =>
        state.Elements.TryGetValue(scopeKey, out var element)
            ? element.Variables
            : ImmutableSortedDictionary.Create<string, VariableValue>(StringComparer.Ordinal);

    /// <summary>As a JSON object. The values are canonical JSON already and go in as they are.</summary>
    public static JsonElement ToJson(IEnumerable<KeyValuePair<string, VariableValue>> variables)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in variables)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value.Json, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>A JSON object as variables.</summary>
    /// <param name="refusal">The first member that cannot be a variable: its name and why.</param>
    public static bool TryRead(
        JsonElement? json,
        out ImmutableDictionary<string, VariableValue> variables,
        out string? refusal)
    {
        variables = ImmutableDictionary<string, VariableValue>.Empty;
        refusal = null;
        if (json is not { } element || element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return true;

        if (element.ValueKind != JsonValueKind.Object)
        {
            refusal = $"Variables: expected a JSON object, found {element.ValueKind}.";
            return false;
        }

        var builder = ImmutableDictionary.CreateBuilder<string, VariableValue>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!VariableValue.TryFromJson(member.Value, out var value, out var why))
            {
                refusal = $"Variable '{member.Name}': {why}";
                return false;
            }

            builder[member.Name] = value;
        }

        variables = builder.ToImmutable();
        return true;
    }

    private static void AddMissing(
        ImmutableSortedDictionary<string, VariableValue>.Builder found, IEnumerable<KeyValuePair<string, VariableValue>> outer)
    {
        foreach (var (name, value) in outer)
            found.TryAdd(name, value);
    }
}
