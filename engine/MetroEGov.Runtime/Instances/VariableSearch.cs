using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Searching;

/// <summary>A variable beside its instance.</summary>
internal sealed class VariableFound
{
    public required VariableRow Variable { get; init; }

    public required long RootKey { get; init; }
}

/// <summary>How variables are searched.</summary>
internal static class VariableSearch
{
    public static SearchTable<VariableFound> Table { get; } = new SearchTable<VariableFound>(found => found.Variable.Key)
        .Keys("variableKey", found => found.Variable.Key)
        .Text("name", found => found.Variable.Name)
        .Json("value", found => found.Variable.Json)
        .Keys("scopeKey", found => found.Variable.ScopeKey)
        .Keys("processInstanceKey", found => found.Variable.InstanceKey)
        .Keys("rootProcessInstanceKey", found => found.RootKey)
        .Constant("tenantId", DialectNames.Tenant);

    public static IQueryable<VariableFound> Rows(RuntimeDb db, ReadScope scope) =>
        from variable in db.Variables
        join instance in Readable.Instances(db, scope) on variable.InstanceKey equals instance.Key
        select new VariableFound { Variable = variable, RootKey = instance.RootKey };
}
