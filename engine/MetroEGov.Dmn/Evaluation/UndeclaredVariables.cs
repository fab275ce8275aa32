using System.Collections.Frozen;

using MetroEGov.Feel;

namespace MetroEGov.Dmn.Evaluation;

/// <summary>
/// The variables from outside that the model does not declare as input data. A decision sees them, so that models without
/// declared inputs work as they do in Camunda; declared input data it sees only where it requires it, as the standard has it.
/// </summary>
internal sealed class UndeclaredVariables(IFeelVariables inputs, FrozenSet<string> declared) : IFeelVariables
{
    public bool TryGet(string name, out FeelValue value)
    {
        if (!declared.Contains(name)) return inputs.TryGet(name, out value);

        value = FeelValue.Null;
        return false;
    }
}
