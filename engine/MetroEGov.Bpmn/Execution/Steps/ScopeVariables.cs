using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// What an expression sees from a scope: the case header, whose names nothing hides, then names given for this evaluation only,
/// then the variables from the scope outwards, then the cluster's.
/// </summary>
internal sealed class ScopeVariables(
    StepRun run,
    long scopeKey,
    IReadOnlyDictionary<string, FeelValue>? first = null) : IFeelVariables
{
    public bool TryGet(string name, out FeelValue value)
    {
        if (CaseHeader.IsReserved(name))
        {
            return TryGetHeader(run.State.Header, name, out value);
        }
        if (first is not null && first.TryGetValue(name, out value))
        {
            return true;
        }
        if (Find(run.State, scopeKey, name) is { } found)
        {
            value = found.ToFeel();
            return true;
        }
        var cluster = run.Context.ClusterVariables.Find(name);
        value = cluster ?? FeelValue.Null;
        return cluster is not null;
    }

    /// <returns>The variable that is visible from the scope, or null.</returns>
    public static VariableValue? Find(WorkingState state, long scopeKey, string name)
    {
        for (long? scope = scopeKey; scope is { } key; scope = OuterScope(state, key))
        {
            if (state.LocalVariable(key, name) is { } value)
            {
                return value;
            }
        }
        return null;
    }

    /// <summary>The enclosing scope; null above the instance.</summary>
    public static long? OuterScope(WorkingState state, long key) => key == state.Key ? null : state.Element(key)?.ScopeKey;

    private static bool TryGetHeader(CaseHeader header, string name, out FeelValue value)
    {
        value = name switch
        {
            "businessKey" => FeelValue.Of(header.BusinessKey),
            "applicationDate" => FeelDate.TryParse(header.ApplicationDate, out var date) ? FeelValue.Of(date) : FeelValue.Null,
            "accepting" => header.Accepting?.ToFeel() ?? FeelValue.Null,
            "competent" => header.Competent?.ToFeel() ?? FeelValue.Null,
            _ => header.Previous?.ToFeel() ?? FeelValue.Null,
        };
        return true;
    }
}
