using MetroEGov.Bpmn.Execution.State;

namespace MetroEGov.Bpmn.Execution;

/// <summary>
/// What every instance of a case knows and no variable can change (R9). Children inherit it.
/// Expressions read it as <c>businessKey</c>, <c>applicationDate</c>, <c>accepting</c>, <c>competent</c>, <c>previous</c>; writing to
/// one of these names is refused.
/// </summary>
/// <param name="ApplicationDate">ISO date; decides which versions of definitions and decisions are "latest".</param>
/// <param name="Accepting">JSON context with at least <c>key</c> and <c>name</c>: the authority where the citizen stands.</param>
/// <param name="Competent">JSON context set only by the competence decision; its members are the parts or the authority itself.</param>
/// <param name="Previous">JSON context set only by the competence decision.</param>
public sealed record CaseHeader(
    string? BusinessKey,
    string ApplicationDate,
    VariableValue? Accepting = null,
    VariableValue? Competent = null,
    VariableValue? Previous = null)
{
    /// <summary>The names that a variable may not have.</summary>
    public static bool IsReserved(string name) =>
        name is "businessKey" or "applicationDate" or "accepting" or "competent" or "previous";
}

/// <summary>Who acts: a person or a client, for whom. Goes into history and to the jobs that the step creates.</summary>
public sealed record Actor(string UserId, string? AuthorityKey);
