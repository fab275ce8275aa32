using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>A variable that is going to be written from a scope outwards.</summary>
internal readonly record struct WrittenVariable(long ScopeKey, string Name, VariableValue Value);

/// <summary>
/// <c>zeebe:ioMapping</c>. Mappings run in document order and see the results of those before them; either all of them are written or
/// none. A target with dots sets one member and keeps the others: for an input those of earlier inputs, for an output those of the
/// variable that is visible outside.
/// </summary>
internal static class IoMappings
{
    public static Failure? MapInputs(StepRun run, ElementInstance element, FlowNode node)
    {
        if (node.Io.Inputs.IsEmpty)
        {
            return null;
        }
        var failure = Evaluate(run, element.Key, node, node.Io.Inputs, "the input", _ => null, out var mapped);
        if (failure is not null)
        {
            return failure;
        }
        foreach (var (name, value) in mapped)
        {
            VariableWriting.SetLocal(run, element.Key, name, value);
        }
        return null;
    }

    public static Failure? PrepareOutputs(
        StepRun run,
        ElementInstance element,
        FlowNode node,
        out ImmutableArray<WrittenVariable> outputs)
    {
        outputs = [];
        if (node.Io.Outputs.IsEmpty)
        {
            return null;
        }
        var failure = Evaluate(
            run,
            element.Key,
            node,
            node.Io.Outputs,
            "the output",
            name => ScopeVariables.Find(run.State, element.ScopeKey, name)?.ToFeel(),
            out var mapped);
        outputs = [.. mapped.Select(m => new WrittenVariable(element.ScopeKey, m.Key, m.Value))];
        return failure;
    }

    public static void Write(StepRun run, ImmutableArray<WrittenVariable> variables)
    {
        foreach (var variable in variables)
        {
            VariableWriting.Propagate(run, variable.ScopeKey, variable.Name, variable.Value);
        }
    }

    private static Failure? Evaluate(
        StepRun run,
        long scopeKey,
        FlowNode node,
        ImmutableArray<VariableMapping> mappings,
        string what,
        Func<string, FeelValue?> existing,
        out List<KeyValuePair<string, VariableValue>> mapped)
    {
        mapped = [];
        var seen = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var mapping in mappings)
        {
            var expressions = new Expressions(run, node, scopeKey, IncidentType.IoMappingError, $"{what} to '{mapping.Target}'", seen);
            if (!expressions.TryValue(mapping.Source, out var value, out var failure))
            {
                return failure;
            }
            var path = mapping.Target.Split('.');
            var whole = path.Length == 1
                ? value
                : SetMember(seen.TryGetValue(path[0], out var earlier) ? earlier : existing(path[0]) ?? FeelValue.Null, path.AsSpan(1), value);
            if (!expressions.TryVariable(whole, out var variable, out failure))
            {
                return failure;
            }
            mapped.RemoveAll(m => m.Key == path[0]);
            mapped.Add(new(path[0], variable));
            seen[path[0]] = variable.ToFeel();
        }
        return VariableWriting.Refusal(run, mapped) is { } refusal
            ? new Failure(IncidentType.IoMappingError, $"{node}: {refusal}")
            : null;
    }

    private static FeelValue SetMember(FeelValue whole, ReadOnlySpan<string> path, FeelValue value)
    {
        if (path.IsEmpty)
        {
            return value;
        }
        var members = whole.TryGetContext(out var context) ? context : FeelContextValue.Empty;
        var member = members.TryGet(path[0], out var found) ? found : FeelValue.Null;
        return FeelValue.Context(members.With(path[0], SetMember(member, path[1..], value)));
    }
}
