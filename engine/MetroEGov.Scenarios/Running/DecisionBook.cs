using System.Security;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Dmn;
using MetroEGov.Scenarios.Deployment;

namespace MetroEGov.Scenarios.Running;

/// <summary>The decisions of the deployment, with those that the scenario replaces.</summary>
internal sealed class DecisionBook(DeploymentUnit unit) : IDecisionSource
{
    private readonly Dictionary<string, ResolvedDecision> _mocks = new(StringComparer.Ordinal);

    public ResolvedDecision? Find(string decisionId, string applicationDate) =>
        _mocks.TryGetValue(decisionId, out var mock) ? mock
        : unit.FindDecision(decisionId) is { } deployed ? new(decisionId, 1, deployed.Model)
        : null;

    public string? IdOf(string decisionName) =>
        unit.Decisions.FirstOrDefault(d => d.Model.Decisions.Any(x => x.Id == d.DecisionId && x.Name == decisionName))?.DecisionId;

    /// <summary>A decision that always gives this: a literal expression, since JSON is FEEL.</summary>
    public void Mock(string decisionId, VariableValue output)
    {
        var id = SecurityElement.Escape(decisionId);
        var xml = $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="mock" name="mock" namespace="urn:metroegov:mock">
              <decision id="{id}" name="{id}"><variable name="{id}"/><literalExpression><text>{SecurityElement.Escape(output.Json)}</text></literalExpression></decision>
            </definitions>
            """;
        var read = DmnReader.Read(xml, "mock");
        _mocks[decisionId] = read.Model is { } model
            ? new(decisionId, 0, model)
            : throw new InstructionFailedException($"a decision '{decisionId}' to be replaced", string.Join(' ', read.Problems.Select(p => p.Text)));
    }
}
