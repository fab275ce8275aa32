using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Bpmn.Model;

namespace MetroEGov.Bpmn.Execution;

/// <summary>
/// What the shell shall do after the commit, at least once. (instance key, revision, <see cref="Ordinal"/>) is its stable id.
/// Rows that can be derived from history (jobs, user tasks, timers, subscriptions, incidents) are no effects: the shell derives them
/// from the <see cref="HistoryEvent"/>s in the same transaction. The names in the attributes are stored and never change.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect")]
[JsonDerivedType(typeof(StartChild), "start-child")]
[JsonDerivedType(typeof(TerminateChild), "terminate-child")]
[JsonDerivedType(typeof(ReportCompletion), "report-completion")]
[JsonDerivedType(typeof(ReportTermination), "report-termination")]
[JsonDerivedType(typeof(ReportError), "report-error")]
[JsonDerivedType(typeof(ContinueLater), "continue-later")]
public abstract record Effect(int Ordinal)
{
    /// <summary>Start a called process under the key derived from the calling element instance: a repeated start is no second start (R4).</summary>
    /// <param name="VersionDate">
    /// ISO date that decides which version is "latest": the application date, or the day of the step where the call activity says
    /// <c>metroegov:asOf</c> = <c>now</c>.
    /// </param>
    public sealed record StartChild(
        int Ordinal,
        long ElementInstanceKey,
        string ProcessId,
        BindingType Binding,
        CaseHeader Header,
        Actor? Actor,
        ImmutableDictionary<string, VariableValue> Variables,
        ImmutableArray<string> CaughtErrorCodes,
        string VersionDate) : Effect(Ordinal);

    /// <summary>The caller was interrupted or cancelled; answer with <see cref="Command.ChildTerminated"/>.</summary>
    public sealed record TerminateChild(int Ordinal, long ElementInstanceKey) : Effect(Ordinal);

    /// <summary>This instance ended; its caller gets <see cref="Command.ChildCompleted"/>.</summary>
    public sealed record ReportCompletion(int Ordinal, ParentLink Parent, ImmutableDictionary<string, VariableValue> Variables)
        : Effect(Ordinal);

    public sealed record ReportTermination(int Ordinal, ParentLink Parent) : Effect(Ordinal);

    public sealed record ReportError(
        int Ordinal,
        ParentLink Parent,
        string ErrorCode,
        string? Message,
        ImmutableDictionary<string, VariableValue> Variables) : Effect(Ordinal);

    /// <summary>A step stopped at its bound: send <see cref="Command.Continue"/>.</summary>
    public sealed record ContinueLater(int Ordinal) : Effect(Ordinal);
}
