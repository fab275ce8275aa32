using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using Variables = System.Collections.Immutable.ImmutableDictionary<string, MetroEGov.Bpmn.Execution.State.VariableValue>;

namespace MetroEGov.Scenarios.Model;

/// <summary>One step of a scenario. Names and members are those of the format; states are its texts without <c>IS_</c>.</summary>
/// <param name="Line">1-based line in the file.</param>
public abstract record Instruction(int Line)
{
    public sealed record CreateProcessInstance(int Line, string ProcessDefinitionId, Variables Variables) : Instruction(Line);

    public sealed record CompleteUserTask(int Line, UserTaskSelector Task, Variables Variables, bool UseExampleData) : Instruction(Line);

    public sealed record CompleteJob(int Line, JobSelector Job, Variables Variables, bool UseExampleData) : Instruction(Line);

    public sealed record ThrowErrorFromJob(int Line, JobSelector Job, string ErrorCode, string? ErrorMessage, Variables Variables) : Instruction(Line);

    public sealed record MockJobCompletion(int Line, string JobType, Variables Variables, bool UseExampleData) : Instruction(Line);

    public sealed record MockJobError(int Line, string JobType, string ErrorCode, string? ErrorMessage, Variables Variables) : Instruction(Line);

    public sealed record MockDecision(int Line, string DecisionId, Variables Output) : Instruction(Line);

    public sealed record MockChildProcess(int Line, string ProcessDefinitionId, Variables Variables) : Instruction(Line);

    public sealed record PublishMessage(int Line, string Name, string CorrelationKey, Variables Variables, TimeSpan TimeToLive, string? MessageId) : Instruction(Line);

    public sealed record CorrelateMessage(int Line, string Name, string CorrelationKey, Variables Variables) : Instruction(Line);

    public sealed record EvaluateDecision(int Line, DecisionSelector Decision, Variables Variables) : Instruction(Line);

    public sealed record SetTime(int Line, DateTimeOffset Time) : Instruction(Line);

    public sealed record IncreaseTime(int Line, NodaTime.Period Duration) : Instruction(Line);

    public sealed record UpdateVariables(int Line, string ProcessDefinitionId, Variables Variables, ElementSelector? Element) : Instruction(Line);

    public sealed record ResolveIncident(int Line, IncidentSelector Incident) : Instruction(Line);

    public sealed record AssertProcessInstance(int Line, string ProcessDefinitionId, string? State, bool? HasActiveIncidents) : Instruction(Line);

    public sealed record AssertElementInstance(int Line, string ProcessDefinitionId, ElementSelector Element, string State, int Amount) : Instruction(Line);

    public sealed record AssertElementInstances(int Line, string ProcessDefinitionId, ImmutableArray<ElementSelector> Elements, string State) : Instruction(Line);

    public sealed record AssertUserTask(int Line, UserTaskSelector Task, UserTaskExpectation Expected) : Instruction(Line);

    public sealed record AssertVariables(int Line, string ProcessDefinitionId, ElementSelector? Element, ImmutableArray<string> Names, Variables Variables) : Instruction(Line);

    public sealed record AssertDecision(int Line, DecisionSelector Decision, VariableValue? Output, ImmutableArray<int> MatchedRules, ImmutableArray<int> NotMatchedRules, bool NoMatchedRules) : Instruction(Line);

    public sealed record AssertMessageSubscription(int Line, string ProcessDefinitionId, MessageSelector Message, string State) : Instruction(Line);

    /// <summary>Well-formed, but nothing that this version can do.</summary>
    public sealed record NotSupported(int Line, string Type, string Why) : Instruction(Line);
}

/// <summary>What is given is compared.</summary>
public sealed record UserTaskExpectation(
    string? State,
    string? Assignee,
    ImmutableArray<string>? CandidateGroups,
    int? Priority,
    string? ElementId,
    string? Name,
    string? DueDate,
    string? FollowUpDate);
