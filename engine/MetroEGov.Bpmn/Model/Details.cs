using System.Collections.Immutable;

namespace MetroEGov.Bpmn.Model;

/// <summary><c>zeebe:ioMapping</c>: inputs make local variables, outputs decide what goes to the enclosing scope. Ordered.</summary>
public sealed record IoMapping(ImmutableArray<VariableMapping> Inputs, ImmutableArray<VariableMapping> Outputs)
{
    public static IoMapping None { get; } = new([], []);
}

/// <param name="Target">A variable path: <c>person.address</c> sets one member and keeps the others.</param>
public sealed record VariableMapping(ModelExpression Source, string Target);

public sealed record JobDefinition(
    ModelExpression Type,
    ModelExpression Retries,
    ImmutableDictionary<string, string> Headers);

/// <summary>A native user task. <see cref="CandidateGroups"/> evaluates to a list or a comma-separated text of <c>role@authorityKey</c>.</summary>
public sealed record UserTaskDefinition(
    ModelExpression? Assignee,
    ModelExpression? CandidateGroups,
    ModelExpression? CandidateUsers,
    ModelExpression? DueDate,
    ModelExpression? FollowUpDate,
    ModelExpression? Priority,
    FormReference? Form,
    ImmutableDictionary<string, string> Headers);

/// <summary>Exactly one of the two: a deployed form by id, or an embedded one of the process.</summary>
public sealed record FormReference(string? FormId, string? EmbeddedFormKey, BindingType Binding = BindingType.Latest);

public sealed record CalledElement(
    ModelExpression ProcessId,
    bool PropagateAllParentVariables,
    bool PropagateAllChildVariables,
    BindingType Binding);

public sealed record CalledDecision(ModelExpression DecisionId, string ResultVariable, BindingType Binding);

/// <summary>FEEL inside the engine (<c>zeebe:script</c>).</summary>
public sealed record ScriptDefinition(ModelExpression Expression, string ResultVariable);

/// <summary>Source: BPMN 2.0.2 §13.3.7.</summary>
public sealed record MultiInstance(
    bool IsSequential,
    ModelExpression InputCollection,
    string? InputElement,
    string? OutputCollection,
    ModelExpression? OutputElement,
    ModelExpression? CompletionCondition);

public enum BindingType
{
    /// <summary>The highest version valid on the case's application date.</summary>
    Latest,

    /// <summary>The version deployed together with this definition.</summary>
    Deployment,
    VersionTag,
}
