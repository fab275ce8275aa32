using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;

namespace MetroEGov.Scenarios.Running;

/// <summary>What a decision reads when it is evaluated by itself: the given variables, the header where they leave it out, the cluster's.</summary>
internal sealed class DecisionInputs(IReadOnlyDictionary<string, VariableValue> variables, CaseHeader header, IClusterVariables clusterVariables) : IFeelVariables
{
    public bool TryGet(string name, out FeelValue value)
    {
        if (variables.TryGetValue(name, out var given))
        {
            value = given.ToFeel();
            return true;
        }

        FeelValue? found = name switch
        {
            "applicationDate" => FeelDate.TryParse(header.ApplicationDate, out var date) ? FeelValue.Of(date) : null,
            "businessKey" => FeelValue.Of(header.BusinessKey),
            "accepting" => header.Accepting?.ToFeel(),
            _ => clusterVariables.Find(name),
        };
        value = found ?? FeelValue.Null;
        return found is not null;
    }
}
