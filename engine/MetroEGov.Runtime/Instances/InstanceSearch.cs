using System.Linq.Expressions;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Searching;

/// <summary>An instance beside its definition.</summary>
internal sealed class InstanceFound
{
    public required InstanceRow Instance { get; init; }

    public required DefinitionRow Definition { get; init; }
}

/// <summary>How instances are searched.</summary>
internal static class InstanceSearch
{
    public static SearchTable<InstanceFound> Table { get; } = new SearchTable<InstanceFound>(found => found.Instance.Key, hasAlternatives: true)
        .Keys("processInstanceKey", found => found.Instance.Key)
        .Text("processDefinitionId", found => found.Instance.ProcessId)
        .Text("processDefinitionName", found => found.Definition.Name ?? found.Definition.Id)
        .Number("processDefinitionVersion", found => found.Instance.Version)
        .Text("processDefinitionVersionTag", found => found.Definition.VersionTag)
        .Keys("processDefinitionKey", found => found.Instance.DefinitionKey)
        .Keys("parentProcessInstanceKey", found => found.Instance.ParentKey)
        .Keys("parentElementInstanceKey", found => found.Instance.ParentElementKey)
        .Keys("rootProcessInstanceKey", found => found.Instance.RootKey)
        .Time("startDate", found => found.Instance.StartedAt)
        .Time("endDate", found => found.Instance.EndedAt)
        .Choice(
            "state",
            ("ACTIVE", found => found.Instance.Status != InstanceStatus.Completed && found.Instance.Status != InstanceStatus.Terminated),
            ("COMPLETED", found => found.Instance.Status == InstanceStatus.Completed),
            ("TERMINATED", found => found.Instance.Status == InstanceStatus.Terminated))
        .Flag("hasIncident", found => found.Instance.IncidentCount > 0 || found.Instance.IsQuarantined)
        .Text("businessId", found => found.Instance.BusinessKey)
        .Constant("tenantId", DialectNames.Tenant)
        .Custom("tags", SearchKind.Tags, (db, condition) => HasTags<InstanceFound>(db, condition, found => found.Instance.Key))
        .Custom("variables", SearchKind.Variable, (db, condition) => HasVariable<InstanceFound>(db, condition, found => found.Instance.Key))
        .Custom("errorMessage", SearchKind.Text, HasOpenIncident)
        .Custom("elementId", SearchKind.Text, IsAtElement);

    public static IQueryable<InstanceFound> Rows(RuntimeDb db, ReadScope scope) =>
        from instance in Readable.Instances(db, scope)
        join definition in db.Definitions on instance.DefinitionKey equals definition.Key
        select new InstanceFound { Instance = instance, Definition = definition };

    /// <summary>
    /// Whether a scope has a variable with a value, compared as canonical JSON. A value that is too long to be searched equals none.
    /// </summary>
    public static Expression<Func<TRow, bool>> HasVariable<TRow>(
        RuntimeDb db, SearchCondition condition, Expression<Func<TRow, long>> scopeKey)
    {
        var variables = db.Variables.Where(variable => variable.Name == condition.Variable);
        var isExpected = condition.Operator != SearchOperator.Exists || (bool)condition.Operands[0];
        if (condition.Operator != SearchOperator.Exists)
        {
            Expression<Func<VariableRow, string?>> json = variable => variable.Json;
            variables = variables.Where(Predicates.Of<VariableRow>(db, json, JsonText.Canonical(condition)));
        }

        var scopes = variables.Select(variable => variable.ScopeKey);
        Expression has = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(long)], scopes.Expression, scopeKey.Body);
        return Expression.Lambda<Func<TRow, bool>>(isExpected ? has : Expression.Not(has), scopeKey.Parameters);
    }

    /// <summary>Whether an instance has all of the tags.</summary>
    public static Expression<Func<TRow, bool>> HasTags<TRow>(
        RuntimeDb db, SearchCondition condition, Expression<Func<TRow, long>> instanceKey)
    {
        var all = Predicates.Always<TRow>(true);
        foreach (var tag in condition.Operands.Cast<string>())
        {
            var tagged = db.InstanceTags.Where(row => row.Tag == tag).Select(row => row.InstanceKey);
            var isTagged = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(long)], tagged.Expression, instanceKey.Body);
            all = Predicates.And(all, Expression.Lambda<Func<TRow, bool>>(isTagged, instanceKey.Parameters));
        }

        return all;
    }

    private static Expression<Func<InstanceFound, bool>> HasOpenIncident(RuntimeDb db, SearchCondition condition) =>
        Predicates.AnyOf<InstanceFound, IncidentRow>(
            db,
            db.Incidents.Where(incident => incident.ResolvedAt == null),
            incident => incident.Text,
            condition,
            incidents => found => incidents.Any(incident => incident.InstanceKey == found.Instance.Key));

    private static Expression<Func<InstanceFound, bool>> IsAtElement(RuntimeDb db, SearchCondition condition) =>
        Predicates.AnyOf<InstanceFound, ElementRow>(
            db,
            db.Elements.Where(element => element.Status == ElementStatusColumn.Active),
            element => element.ElementId,
            condition,
            elements => found => elements.Any(element => element.InstanceKey == found.Instance.Key));
}
