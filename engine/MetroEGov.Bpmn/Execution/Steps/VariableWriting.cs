using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>Where a written variable goes, and what may not be written.</summary>
internal static class VariableWriting
{
    /// <summary>Case header names belong to the competence decision (R9); a case has at most 4 MB of variables (R10).</summary>
    /// <returns>Why these may not be written, or null. Names variables, never values.</returns>
    public static string? Refusal(StepRun run, IEnumerable<KeyValuePair<string, VariableValue>> variables)
    {
        long added = 0;
        foreach (var (name, value) in variables)
        {
            if (name.Length == 0)
            {
                return "A variable without a name cannot be written.";
            }
            if (CaseHeader.IsReserved(name))
            {
                return $"Variable '{name}' belongs to the header of the case and cannot be written.";
            }
            if (value.SizeBytes > VariableValue.MaxSizeBytes)
            {
                return $"Variable '{name}' has {value.SizeBytes} bytes; at most {VariableValue.MaxSizeBytes} are allowed.";
            }
            added += value.SizeBytes;
        }
        return added > 0 && run.State.VariableBytes + added > ProcessStep.MaxCaseBytes
            ? $"The variables of the case would have more than {ProcessStep.MaxCaseBytes} bytes."
            : null;
    }

    public static void SetLocal(StepRun run, long scopeKey, ImmutableDictionary<string, VariableValue> variables)
    {
        foreach (var (name, value) in Ordered(variables))
        {
            SetLocal(run, scopeKey, name, value);
        }
    }

    public static void SetLocal(StepRun run, long scopeKey, string name, VariableValue value) =>
        run.Record(new HistoryEvent.VariableSet(scopeKey, name, value));

    /// <summary>Writes each variable to the innermost scope that has it, from the given one outwards, else into the instance.</summary>
    public static void Propagate(StepRun run, long scopeKey, ImmutableDictionary<string, VariableValue> variables)
    {
        foreach (var (name, value) in Ordered(variables))
        {
            Propagate(run, scopeKey, name, value);
        }
    }

    public static void Propagate(StepRun run, long scopeKey, string name, VariableValue value)
    {
        for (long? scope = scopeKey; scope is { } key; scope = ScopeVariables.OuterScope(run.State, key))
        {
            if (run.State.LocalVariable(key, name) is not null)
            {
                SetLocal(run, key, name, value);
                return;
            }
        }
        SetLocal(run, run.State.Key, name, value);
    }

    /// <summary>A dictionary's own order differs from process to process; history must not.</summary>
    private static IEnumerable<KeyValuePair<string, VariableValue>> Ordered(ImmutableDictionary<string, VariableValue> variables) =>
        variables.Count < 2 ? variables : variables.OrderBy(v => v.Key, StringComparer.Ordinal);
}
