using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.Choices;
using MetroEGov.Bpmn.Model;
using MetroEGov.Dmn;
using MetroEGov.Forms;

namespace MetroEGov.Scenarios.Deployment;

/// <param name="ValidFrom">ISO date; empty: valid from the beginning.</param>
public sealed record DeployedProcess(ProcessModel Model, int Version, string ValidFrom, string File);

public sealed record DeployedDecision(string DecisionId, DecisionModel Model, string File);

public sealed record DeployedForm(FormDefinition Form, string File);

/// <summary>
/// What is deployed together: all definitions of a procedure's folder and of <c>shared</c>. Several files may hold versions of one
/// process; the later <c>metroegov:validFrom</c> is the higher version. Immutable; safe to share.
/// </summary>
public sealed class DeploymentUnit
{
    private const string ValidFromProperty = "metroegov:validFrom";

    private readonly ImmutableDictionary<string, ImmutableArray<DeployedProcess>> _processes;
    private readonly ImmutableDictionary<string, DeployedDecision> _decisions;
    private readonly ImmutableDictionary<string, DeployedForm> _forms;

    public DeploymentUnit(
        IEnumerable<(ProcessModel Model, string File)> processes,
        IEnumerable<DeployedDecision> decisions,
        IEnumerable<DeployedForm> forms)
    {
        _processes = processes
            .GroupBy(p => p.Model.ProcessId, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, Versions, StringComparer.Ordinal);
        _decisions = decisions.GroupBy(d => d.DecisionId, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _forms = forms.GroupBy(f => f.Form.Id, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public IEnumerable<DeployedProcess> Processes => _processes.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value);

    public IEnumerable<DeployedDecision> Decisions => _decisions.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value);

    /// <summary>The highest version whose first day is not after the date.</summary>
    public DeployedProcess? FindProcess(string processId, string date) =>
        VersionChoice.Latest(_processes.GetValueOrDefault(processId, []), p => p.Version, p => p.ValidFrom, date);

    public DeployedDecision? FindDecision(string decisionId) => _decisions.GetValueOrDefault(decisionId);

    public DeployedForm? FindForm(string formId) => _forms.GetValueOrDefault(formId);

    public string ExplainMissingProcess(string processId, string date) => _processes.TryGetValue(processId, out var versions)
        ? $"No version of process '{processId}' is valid on {date}; the first is valid from {versions[0].ValidFrom}."
        : $"No process '{processId}' is deployed; deployed are: {string.Join(", ", _processes.Keys.Order(StringComparer.Ordinal))}.";

    /// <summary>The processes, in their versions of that date, that begin with a message, and the start event that waits for it.</summary>
    public IEnumerable<(DeployedProcess Process, FlowNode Start)> StartedBy(string messageName, string date) =>
        from id in _processes.Keys.Order(StringComparer.Ordinal)
        let process = FindProcess(id, date)
        where process is not null
        from start in process.Model.StartEvents
        where start.Event is EventTrigger.Message { Name: { IsStatic: true } name } && name.Text == messageName
        select (process, start);

    private static ImmutableArray<DeployedProcess> Versions(IEnumerable<(ProcessModel Model, string File)> versions) =>
    [
        .. versions
            .Select(v => (v.Model, v.File, ValidFrom: v.Model.Properties.GetValueOrDefault(ValidFromProperty, "")))
            .OrderBy(v => v.ValidFrom, StringComparer.Ordinal)
            .ThenBy(v => v.File, StringComparer.Ordinal)
            .Select((v, i) => new DeployedProcess(v.Model, i + 1, v.ValidFrom, v.File)),
    ];
}
