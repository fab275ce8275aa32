using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Scenarios.Running;

/// <summary>The variables of an instance as seen from a scope.</summary>
internal static class CaseVariables
{
    /// <summary>From the scope outwards; the inner one hides the outer.</summary>
    public static ImmutableSortedDictionary<string, VariableValue> EffectiveAt(InstanceState state, long scopeKey)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, VariableValue>(StringComparer.Ordinal);
        for (var key = scopeKey; key != state.Key && state.Elements.TryGetValue(key, out var element); key = element.ScopeKey)
        {
            AddMissing(found, element.Variables);
        }

        AddMissing(found, state.Variables);
        return found.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, VariableValue> LocalAt(InstanceState state, long scopeKey) =>
        state.Elements.TryGetValue(scopeKey, out var element) ? element.Variables : state.Variables.Clear();

    private static void AddMissing(
        ImmutableSortedDictionary<string, VariableValue>.Builder found,
        IEnumerable<KeyValuePair<string, VariableValue>> variables)
    {
        foreach (var (name, value) in variables)
        {
            found.TryAdd(name, value);
        }
    }
}
