namespace MetroEGov.Scenarios.Model;

/// <summary>Exactly one of the two.</summary>
public sealed record ElementSelector(string? ElementId, string? ElementName)
{
    public override string ToString() => ElementId is null ? $"named '{ElementName}'" : $"'{ElementId}'";
}

/// <summary>At least one of element id and task name.</summary>
public sealed record UserTaskSelector(string? ElementId, string? TaskName, string? ProcessDefinitionId)
{
    public override string ToString() => ElementId is null ? $"named '{TaskName}'" : $"'{ElementId}'";
}

/// <summary>At least one of job type and element id.</summary>
public sealed record JobSelector(string? JobType, string? ElementId, string? ProcessDefinitionId)
{
    public override string ToString() => ElementId is null ? $"of type '{JobType}'" : $"of '{ElementId}'";
}

public sealed record IncidentSelector(string? ElementId, string? ProcessDefinitionId)
{
    public override string ToString() => ElementId is null ? "of the process" : $"at '{ElementId}'";
}

/// <summary>Exactly one of the two.</summary>
public sealed record DecisionSelector(string? DecisionId, string? DecisionName)
{
    public override string ToString() => DecisionId is null ? $"named '{DecisionName}'" : $"'{DecisionId}'";
}

public sealed record MessageSelector(string MessageName, string? CorrelationKey)
{
    public override string ToString() => $"'{MessageName}'";
}
