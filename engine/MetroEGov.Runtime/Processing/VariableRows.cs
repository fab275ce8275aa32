using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;

namespace MetroEGov.Runtime.Processing;

/// <summary>Variables for searching: the difference between two states, scope by scope.</summary>
internal static class VariableRows
{
    public static void Write(RuntimeDb db, LoadedInstance instance)
    {
        WriteScope(db, instance.Key, instance.Key, instance.Stored.Variables, instance.State.Variables);
        foreach (var (key, element) in instance.State.Elements)
        {
            var before = instance.Stored.Elements.TryGetValue(key, out var known) ? known.Variables : NoVariables;
            WriteScope(db, instance.Key, key, before, element.Variables);
        }

        foreach (var (key, element) in instance.Stored.Elements)
        {
            if (!instance.State.Elements.ContainsKey(key))
                WriteScope(db, instance.Key, key, element.Variables, NoVariables);
        }
    }

    private static ImmutableSortedDictionary<string, VariableValue> NoVariables { get; } =
        ImmutableSortedDictionary.Create<string, VariableValue>(StringComparer.Ordinal);

    private static void WriteScope(
        RuntimeDb db,
        long instanceKey,
        long scopeKey,
        ImmutableSortedDictionary<string, VariableValue> before,
        ImmutableSortedDictionary<string, VariableValue> now)
    {
        if (ReferenceEquals(before, now))
            return;

        foreach (var (name, value) in now)
        {
            if (!before.TryGetValue(name, out var old))
            {
                db.Add(new VariableRow
                {
                    InstanceKey = instanceKey,
                    ScopeKey = scopeKey,
                    Name = name,
                    Key = VariableKey.Of(scopeKey, name),
                    Json = Searchable(value),
                });
            }
            else if (old != value && db.Variables.Find(instanceKey, scopeKey, name) is { } row)
                row.Json = Searchable(value);
        }

        foreach (var name in before.Keys)
        {
            if (!now.ContainsKey(name) && db.Variables.Find(instanceKey, scopeKey, name) is { } row)
                db.Remove(row);
        }
    }

    private static string? Searchable(VariableValue value) =>
        value.Json.Length <= VariableRow.MaxSearchableLength ? value.Json : null;
}
